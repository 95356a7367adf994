// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** The one thread that lets a driver handle its events, and ticks when a time has come. */
final class DriverThread implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(DriverThread.class.getName());
  private static final Duration IDLE = Duration.ofMinutes(1);

  private final Driver driver;
  private final EventQueue queue;
  private final InstantSource clock;
  private final Thread thread;
  private volatile boolean closed;

  DriverThread(Driver driver, EventQueue queue, InstantSource clock, ThreadFactory threads) {
    this.driver = driver;
    this.queue = queue;
    this.clock = clock;
    this.thread = threads.newThread(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!closed) {
        answer(queue.take(pause()));
        if (isDue()) {
          handle(List.of(new Event.Tick()));
        }
      }
    } catch (InterruptedException e) {
      LOG.log(Level.WARNING, "The driver of runs was interrupted and stops.");
    } catch (Error e) {
      LOG.log(Level.ERROR, "The driver of runs stops; start the server again to go on.", e);
      throw e;
    } finally {
      queue.close();
    }
  }

  /** Whatever happens, nobody waits for ever. */
  private void answer(List<EventQueue.Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    try {
      List<Optional<RuntimeException>> faults =
          handle(entries.stream().map(EventQueue.Entry::event).toList());
      for (int n = 0; n < entries.size(); n++) {
        entries.get(n).handled().complete(faults.get(n));
      }
    } catch (Error e) {
      entries.forEach(entry -> entry.handled().completeExceptionally(e));
      throw e;
    }
  }

  private List<Optional<RuntimeException>> handle(List<Event> events) {
    try {
      List<Optional<RuntimeException>> faults = driver.handle(events);
      for (int n = 0; n < events.size(); n++) {
        log(events.get(n), faults.get(n));
      }
      return faults;
    } catch (RuntimeException e) {
      if (e instanceof SlipwayException known && known.code() == ErrorCode.NOT_OWNER) {
        closed = true;
      }
      events.forEach(event -> log(event, Optional.of(e)));
      return Collections.nCopies(events.size(), Optional.of(e));
    }
  }

  private static void log(Event event, Optional<RuntimeException> fault) {
    if (fault.isPresent() && !(event instanceof Event.Submitted)) {
      LOG.log(Level.ERROR, "The driver of runs could not handle " + event, fault.get());
    }
  }

  private boolean isDue() {
    return driver.wakeAt().filter(at -> !at.isAfter(clock.instant())).isPresent();
  }

  private Duration pause() {
    return driver
        .wakeAt()
        .map(at -> Duration.between(clock.instant(), at))
        .filter(left -> left.compareTo(IDLE) < 0)
        .orElse(IDLE);
  }

  /** Lets the event that is being handled come to its end, and refuses all others. */
  @Override
  public void close() {
    closed = true;
    queue.put(new Event.Tick());
    ThreadEnd.await(thread, IDLE);
  }
}
