// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.AttemptId;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Failure;
import dev.slipway.model.Run;
import dev.slipway.model.SlipwayException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs the work of each attempt on a thread of its own, lent from those of earlier ones. */
final class Workbench implements Performer, AutoCloseable {
  private static final Duration MOST_WAIT = Duration.ofSeconds(10);

  private static final System.Logger LOG = System.getLogger(Workbench.class.getName());

  private final Work work;
  private final RunLogs logs;
  private final ExecutorService threads;
  private final Consumer<Event> events;
  private final Map<AttemptId, InterruptibleWork> running = new ConcurrentHashMap<>();

  Workbench(Work work, RunLogs logs, ThreadFactory threads, Consumer<Event> events) {
    this.work = work;
    this.logs = logs;
    this.threads = Executors.newCachedThreadPool(threads);
    this.events = events;
  }

  @Override
  public void tell(Book before, Decision made) {
    try {
      logs.tell(before, made);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The log of run " + made.run().uid() + " misses some lines.", e);
    }
  }

  @Override
  public void start(Run run, AttemptId attempt) {
    InterruptibleWork work = new InterruptibleWork(() -> run(run, attempt));
    running.put(attempt, work);
    threads.execute(work);
  }

  @Override
  public void cancel(AttemptId attempt) {
    Optional.ofNullable(running.get(attempt)).ifPresent(InterruptibleWork::cancel);
  }

  @Override
  public void discard(Run run, AttemptId attempt) {
    threads.execute(() -> discarded(run, attempt));
  }

  private void run(Run run, AttemptId attempt) {
    Outcome outcome = outcome(run, attempt);
    running.remove(attempt);
    events.accept(new Event.Seen(attempt.run(), new Observation.Ended(attempt, outcome)));
  }

  private void discarded(Run run, AttemptId attempt) {
    try {
      work.discard(run, attempt);
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "What attempt "
              + attempt.fileName()
              + " staged could not be removed; it only takes space.",
          e);
    }
  }

  private Outcome outcome(Run run, AttemptId attempt) {
    try {
      return work.run(run, attempt);
    } catch (SlipwayException e) {
      return e.code() == ErrorCode.CANCELLED
          ? new Outcome.Cancelled()
          : new Outcome.Failed(e.failure());
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "Attempt " + attempt.fileName() + " met a fault of the server.", e);
      return new Outcome.Failed(new Failure(ErrorCode.INTERNAL, "The server failed: " + e));
    }
  }

  /** Waits until no attempt runs, or the time is over. */
  void awaitIdle(Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    for (InterruptibleWork attempt : List.copyOf(running.values())) {
      long left = Math.max(0, end - System.nanoTime());
      boolean _ = attempt.ended().await(left, TimeUnit.NANOSECONDS);
    }
  }

  /** Ends all attempts without telling; they are found again as lost. */
  @Override
  public void close() {
    threads.shutdown();
    List<InterruptibleWork> open = List.copyOf(running.values());
    open.forEach(InterruptibleWork::cancel);
    try {
      for (InterruptibleWork attempt : open) {
        if (!attempt.ended().await(MOST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
          LOG.log(
              Level.WARNING, "An attempt does not end; the server does not wait for it longer.");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    logs.close();
  }
}
