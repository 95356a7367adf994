// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.control.flow.BuildPlan;
import dev.slipway.control.flow.PlannedActivity;
import dev.slipway.control.store.StoreSettings;
import dev.slipway.control.store.Stores;
import dev.slipway.model.Activity;
import dev.slipway.model.ActivityKey;
import dev.slipway.model.ActivityResult;
import dev.slipway.model.ActivityState;
import dev.slipway.model.AttemptId;
import dev.slipway.model.BuildRequest;
import dev.slipway.model.Caller;
import dev.slipway.model.Name;
import dev.slipway.model.Run;
import dev.slipway.model.RunState;
import dev.slipway.model.Uid;
import dev.slipway.spi.Engine;
import dev.slipway.spi.Logs;
import dev.slipway.spi.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Activities that do nothing, through the real driver, threads and a synced database. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class NoOpActivitiesTest {
  private static final System.Logger LOG = System.getLogger(NoOpActivitiesTest.class.getName());

  /** The sizes of {@code ./slipway soak} are larger. */
  private static final int SIZE = Integer.getInteger("activities", 2_000);

  private static final int LINKS = SIZE / 20;
  private static final int PARALLEL = 256;

  private static final Work NOTHING =
      new Work() {
        @Override
        public Outcome run(Run run, AttemptId attempt) {
          return new Outcome.Built(List.of(), new ActivityResult(List.of()));
        }

        @Override
        public void discard(Run run, AttemptId attempt) {}
      };

  /** Takes lines and keeps none. */
  private static final class SilentLogs implements Logs {
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

  @TempDir Path directory;

  @Test
  void eachIsStartedAndEndedDurably() {
    Duration took = run(SIZE, n -> List.of());

    LOG.log(
        System.Logger.Level.INFO,
        "{0} activities, {1} at once: {2} a second.",
        SIZE,
        PARALLEL,
        SIZE * 1000L / Math.max(1, took.toMillis()));
  }

  @Test
  void eachLinkOfAChainFollowsTheOneBefore() {
    Duration took = run(LINKS, n -> n == 0 ? List.of() : List.of(key(n - 1)));

    LOG.log(
        System.Logger.Level.INFO,
        "A chain of {0}: {1} us for each link.",
        LINKS,
        took.toNanos() / 1000 / LINKS);
  }

  private Duration run(int size, IntFunction<List<ActivityKey>> needs) {
    try (Store store =
        Stores.sqlite(
            directory,
            StoreSettings.standard("test"),
            InstantSource.system(),
            Thread.ofPlatform().factory())) {
      Host host =
          new Host(
              Host.ONLY_SERVER,
              PARALLEL,
              new Engine.Limits(1, 1, 1, Duration.ofMinutes(1)),
              InstantSource.system(),
              new Random(1),
              Thread.ofPlatform().daemon().factory());
      RunLogs logs = new RunLogs(new SilentLogs(), host.clock(), host.threads());
      try (Term term = Term.begin(store, NOTHING, logs, host, run -> Reach.NONE)) {
        RunRecord build = build(term.owner(), size, needs);
        Duration cpuBefore = cpu();
        long began = System.nanoTime();
        term.call(new Event.Submitted(build));
        Run ended = ended(store, build.uid());
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        long used = cpu().minus(cpuBefore).toNanos() / 1000 / size;
        LOG.log(System.Logger.Level.INFO, "{0} us of processor time for each activity.", used);

        assertThat(ended.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(store.runs().activities(build.uid()))
            .hasSize(size)
            .extracting(Activity::state)
            .containsOnly(ActivityState.SUCCEEDED);
        assertThat(store.runs().attempts(build.uid())).hasSize(size);
        return took;
      }
    }
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static Run ended(Store store, Uid run) {
    Run now = store.runs().find(run).orElseThrow();
    while (!now.state().isFinal()) {
      try {
        Thread.sleep(Duration.ofMillis(2));
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      now = store.runs().find(run).orElseThrow();
    }
    return now;
  }

  private static RunRecord build(Run.Owner owner, int size, IntFunction<List<ActivityKey>> needs) {
    List<PlannedActivity> planned = new ArrayList<>();
    for (int n = 0; n < size; n++) {
      planned.add(
          new PlannedActivity(key(n), new Name("r" + n), needs.apply(n), true, "asked for"));
    }
    return NewBuild.of(
        new NewBuild.Origin(Build.uid(2), Build.uid(3), Caller.SYSTEM, owner),
        new BuildRequest(List.of(), BuildRequest.Mode.ALL),
        new BuildPlan(planned),
        Instant.now());
  }

  private static ActivityKey key(int number) {
    return ActivityKey.whole(Build.uid(1_000_000 + number));
  }
}
