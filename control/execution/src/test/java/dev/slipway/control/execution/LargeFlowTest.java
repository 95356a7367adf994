// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.control.flow.BuildPlan;
import dev.slipway.control.flow.PlannedActivity;
import dev.slipway.model.ActivityKey;
import dev.slipway.model.ActivityResult;
import dev.slipway.model.AttemptId;
import dev.slipway.model.BuildRequest;
import dev.slipway.model.Caller;
import dev.slipway.model.Name;
import dev.slipway.model.Uid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A flow in which a step that looked at all activities would take hours. */
class LargeFlowTest {
  private static final System.Logger LOG = System.getLogger(LargeFlowTest.class.getName());
  private static final int SIZE = 100_000;
  private static final int PARALLEL = 256;

  private final RecordingPerformer performer = new RecordingPerformer();

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void isDrivenFromItsRootOverItsMiddleToItsEnd() {
    SimulatedClock clock = new SimulatedClock();
    Random random = new Random(1);
    Driver driver =
        new Driver(
            new BuildController(Retry.STANDARD),
            new Commitment(
                new Settling(new ScriptedCommits(), () -> Uid.next(clock.instant(), random)),
                Build.OWNER),
            performer,
            Concurrency.of(PARALLEL),
            clock);
    RunRecord flow = flow();

    long began = System.nanoTime();
    driver.handle(new Event.Submitted(flow));
    int ended = 0;
    while (ended < performer.started.size()) {
      List<Event> ends = new ArrayList<>();
      performer.started.subList(ended, performer.started.size()).forEach(a -> ends.add(built(a)));
      ended += ends.size();
      driver.handle(ends);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);

    LOG.log(System.Logger.Level.INFO, "{0} activities were driven in {1}.", SIZE, took);
    assertThat(performer.started).hasSize(SIZE);
    assertThat(driver.drives(flow.uid())).isFalse();
  }

  private static RunRecord flow() {
    List<PlannedActivity> planned = new ArrayList<>();
    planned.add(planned(0, List.of()));
    for (int n = 1; n < SIZE - 1; n++) {
      planned.add(planned(n, List.of(key(0))));
    }
    planned.add(planned(SIZE - 1, planned.stream().map(PlannedActivity::key).toList()));
    return NewBuild.of(
        new NewBuild.Origin(Build.uid(2), Build.uid(3), Caller.SYSTEM, Build.OWNER),
        new BuildRequest(List.of(), BuildRequest.Mode.ALL),
        new BuildPlan(planned),
        Build.START);
  }

  private static PlannedActivity planned(int number, List<ActivityKey> needs) {
    return new PlannedActivity(key(number), new Name("r" + number), needs, true, "asked for");
  }

  private static ActivityKey key(int number) {
    return ActivityKey.whole(Build.uid(1_000_000 + number));
  }

  private static Event built(AttemptId attempt) {
    Outcome outcome = new Outcome.Built(List.of(), new ActivityResult(List.of()));
    return new Event.Seen(attempt.run(), new Observation.Ended(attempt, outcome));
  }
}
