// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.AttemptId;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Failure;
import dev.slipway.model.SlipwayException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/** Runs the work of each attempt on a thread of its own. */
final class Workbench implements Performer, AutoCloseable {
  private static final Duration MOST_WAIT = Duration.ofSeconds(10);

  private static final System.Logger LOG = System.getLogger(Workbench.class.getName());

  private final Work work;
  private final RunLogs logs;
  private final ThreadFactory threads;
  private final Consumer<Event> events;
  private final Map<AttemptId, Thread> running = new ConcurrentHashMap<>();

  Workbench(Work work, RunLogs logs, ThreadFactory threads, Consumer<Event> events) {
    this.work = work;
    this.logs = logs;
    this.threads = threads;
    this.events = events;
  }

  @Override
  public void tell(RunRecord before, RunRecord after) {
    try {
      logs.tell(before, after);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The log of run " + after.uid() + " misses some lines.", e);
    }
  }

  @Override
  public void start(RunRecord record, AttemptId attempt) {
    Thread thread = threads.newThread(() -> run(record, attempt));
    running.put(attempt, thread);
    thread.start();
  }

  @Override
  public void cancel(AttemptId attempt) {
    Thread thread = running.get(attempt);
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public void discard(RunRecord record, AttemptId attempt) {
    threads.newThread(() -> discarded(record, attempt)).start();
  }

  private void run(RunRecord record, AttemptId attempt) {
    Outcome outcome = outcome(record, attempt);
    running.remove(attempt);
    events.accept(new Event.Seen(attempt.run(), new Observation.Ended(attempt, outcome)));
  }

  private void discarded(RunRecord record, AttemptId attempt) {
    try {
      work.discard(record, attempt);
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "What attempt "
              + attempt.fileName()
              + " staged could not be removed; it only takes space.",
          e);
    }
  }

  private Outcome outcome(RunRecord record, AttemptId attempt) {
    try {
      return work.run(record, attempt);
    } catch (SlipwayException e) {
      return e.code() == ErrorCode.CANCELLED
          ? new Outcome.Cancelled()
          : new Outcome.Failed(e.failure());
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "Attempt " + attempt.fileName() + " met a fault of the server.", e);
      return new Outcome.Failed(new Failure(ErrorCode.INTERNAL, "The server failed: " + e));
    }
  }

  /** Ends all attempts without telling; they are found again as lost. */
  @Override
  public void close() {
    List<Thread> open = List.copyOf(running.values());
    open.forEach(Thread::interrupt);
    for (Thread thread : open) {
      try {
        thread.join(MOST_WAIT);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    logs.close();
  }
}
