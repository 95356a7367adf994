// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import dev.slipway.control.execution.Engagement;
import dev.slipway.control.execution.Host;
import dev.slipway.control.execution.Outcome;
import dev.slipway.control.execution.Work;
import dev.slipway.control.flow.BuildPlan;
import dev.slipway.model.ActivityKey;
import dev.slipway.model.ActivityResult;
import dev.slipway.model.AttemptId;
import dev.slipway.model.BuildRequest;
import dev.slipway.model.Caller;
import dev.slipway.model.Run;
import dev.slipway.model.RunState;
import dev.slipway.model.Uid;
import dev.slipway.spi.Engine;
import dev.slipway.spi.Logs;
import dev.slipway.spi.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Builds whose activities do nothing, driven as a server drives them: through the same record,
 * controller, driver, feed and store.
 */
final class NoOpRuns implements AutoCloseable {
  private static final long LOOK_NANOS = 1_000_000;
  private static final Duration MOST_WAIT = Duration.ofMinutes(5);
  private static final Uid PROJECT = new Uid("00000000000000000000000003");

  private static final BuildRequest REQUEST = new BuildRequest(List.of(), BuildRequest.Mode.ALL);

  private final Store store;
  private final Map<ActivityKey, Long> begun = new ConcurrentHashMap<>();
  private final Map<ActivityKey, Long> ended = new ConcurrentHashMap<>();
  private final Engagement engagement;

  /**
   * @param parallel most activities in flight
   */
  NoOpRuns(Store store, int parallel) {
    this.store = store;
    Host host =
        new Host(
            Host.ONLY_SERVER,
            parallel,
            new Engine.Limits(1, 1, 1, Duration.ofMinutes(1)),
            InstantSource.system(),
            new Random(5),
            Thread.ofPlatform().daemon().factory());
    this.engagement = Engagement.begin(store, new Nothing(), new NoLogs(), host);
  }

  private final class Nothing implements Work {
    @Override
    public Outcome run(Run run, AttemptId attempt) {
      begun.put(attempt.activity(), System.nanoTime());
      Outcome outcome = new Outcome.Built(List.of(), new ActivityResult(List.of()));
      ended.put(attempt.activity(), System.nanoTime());
      return outcome;
    }

    @Override
    public void discard(Run run, AttemptId attempt) {}
  }

  private static final class NoLogs implements Logs {
    @Override
    public Writer open(String name) {
      return new Writer() {
        @Override
        public void line(String text) {}

        @Override
        public void close() {}
      };
    }

    @Override
    public Slice read(String name, long offset, int most) {
      return new Slice("", offset);
    }

    @Override
    public void delete(String name) {}
  }

  /** Runs the plans as builds at once, and returns when all have succeeded. */
  void run(List<BuildPlan> plans) {
    List<Uid> runs = new ArrayList<>();
    for (BuildPlan plan : plans) {
      runs.add(engagement.submit(Caller.SYSTEM, PROJECT, REQUEST, plan));
    }
    runs.forEach(this::awaitEnd);
  }

  private void awaitEnd(Uid uid) {
    long end = System.nanoTime() + MOST_WAIT.toNanos();
    while (System.nanoTime() < end) {
      Run run = store.runs().find(uid).orElseThrow();
      if (run.state().isFinal()) {
        requireSucceeded(run);
        return;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    throw new IllegalStateException("run " + uid + " did not end within " + MOST_WAIT);
  }

  private static void requireSucceeded(Run run) {
    if (run.state() != RunState.SUCCEEDED) {
      throw new IllegalStateException("run " + run.uid() + " ended as " + run.state());
    }
  }

  /** Milliseconds from the end of each activity's last need to its own beginning. */
  double[] startLatencies(BuildPlan plan) {
    return plan.activities().stream()
        .filter(activity -> !activity.needs().isEmpty())
        .mapToDouble(activity -> {
          long ready =
              activity.needs().stream().mapToLong(need -> time(ended, need)).max().orElseThrow();
          return (time(begun, activity.key()) - ready) / 1e6;
        })
        .toArray();
  }

  private static long time(Map<ActivityKey, Long> times, ActivityKey activity) {
    return Objects.requireNonNull(times.get(activity));
  }

  /** How many activities have done their nothing so far. */
  int performed() {
    return ended.size();
  }

  @Override
  public void close() {
    engagement.close();
  }
}
