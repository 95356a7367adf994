// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Events on their way to the driver, in order. */
final class EventQueue {
  /**
   * @param handled completed once the event was handled, with the exception that it met, if any
   */
  record Entry(Event event, CompletableFuture<Optional<RuntimeException>> handled) {}

  /** Bounds what one commit has to store. */
  private static final int MOST = 1000;

  private final LinkedBlockingQueue<Entry> entries = new LinkedBlockingQueue<>();
  private boolean closed;

  /** Adds an event that nobody waits for. */
  void put(Event event) {
    add(new Entry(event, new CompletableFuture<>()));
  }

  /** Adds an event and waits until it is handled; throws what its handling threw. */
  void call(Event event) {
    Entry entry = new Entry(event, new CompletableFuture<>());
    add(entry);
    Optional<RuntimeException> fault = entry.handled().join();
    if (fault.isPresent()) {
      throw fault.get();
    }
  }

  /** What has come in; waits for the first one, at most for that time. */
  List<Entry> take(Duration most) throws InterruptedException {
    List<Entry> taken = new ArrayList<>();
    Entry first = entries.poll(most.toNanos(), TimeUnit.NANOSECONDS);
    if (first != null) {
      taken.add(first);
      entries.drainTo(taken, MOST - 1);
    }
    return taken;
  }

  /** Refuses what is left and what still comes. */
  synchronized void close() {
    closed = true;
    entries.forEach(EventQueue::refuse);
    entries.clear();
  }

  private synchronized void add(Entry entry) {
    if (closed) {
      refuse(entry);
    } else {
      entries.add(entry);
    }
  }

  private static void refuse(Entry entry) {
    entry
        .handled()
        .complete(
            Optional.of(
                new SlipwayException(
                    ErrorCode.UNAVAILABLE,
                    "This server does not take on work any more; send the request again once it has restarted.")));
  }
}
