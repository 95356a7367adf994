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
import dev.slipway.model.Priority;
import dev.slipway.model.Uid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a driver shares the room there is. */
class SharingTest {
  private final RecordingPerformer performer = new RecordingPerformer();
  private final Random uids = new Random(1);
  private final Map<Uid, Integer> projectOf = new HashMap<>();
  private int keys;

  @Test
  void eachProjectThatAlwaysHasWorkGetsItsShareOfAnyStartsInARow() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      performer.started.clear();
      int projects = random.nextInt(2, 6);
      int room = random.nextInt(1, 8);
      Driver driver = driver(Concurrency.of(room));
      List<AttemptId> running = performer.started;
      for (int project = 0; project < projects; project++) {
        driver.handle(new Event.Submitted(build(project, 60, Caller.SYSTEM, Priority.SCHEDULED)));
      }
      Set<AttemptId> ended = new HashSet<>();
      for (int end = 0; end < 40; end++) {
        List<AttemptId> open = running.stream().filter(a -> !ended.contains(a)).toList();
        AttemptId attempt = open.get(random.nextInt(open.size()));
        ended.add(attempt);
        driver.handle(built(attempt));
      }
      // the first ones had the room to themselves
      List<Integer> starts = running.stream().map(a -> projectOf.get(a.run())).toList();
      TurnsTest.assertFair(
          seed, starts.subList(Math.min(room, starts.size()), starts.size()), projects);
    }
  }

  @Test
  void theLimitsOfProjectAndUserHold() {
    Driver driver = driver(new Concurrency(10, 3, 2));
    Caller someone = new Caller(Build.uid(77), new Name("someone"), Caller.Origin.USER);
    driver.handle(new Event.Submitted(build(1, 9, Caller.SYSTEM, Priority.INTERACTIVE)));
    driver.handle(new Event.Submitted(build(1, 9, someone, Priority.INTERACTIVE)));
    driver.handle(new Event.Submitted(build(2, 9, someone, Priority.INTERACTIVE)));

    assertThat(started()).containsExactly(1, 1, 1, 2);

    driver.handle(built(performer.started.getLast()));
    assertThat(started()).containsExactly(1, 1, 1, 2, 2);
    driver.handle(built(performer.started.getFirst()));
    assertThat(started()).containsExactly(1, 1, 1, 2, 2, 1);
  }

  @Test
  void whoWaitsForABuildIsServedFirst() {
    Driver driver = driver(Concurrency.of(1));
    driver.handle(new Event.Submitted(build(1, 3, Caller.SYSTEM, Priority.BACKFILL)));
    driver.handle(new Event.Submitted(build(2, 2, Caller.SYSTEM, Priority.INTERACTIVE)));
    for (int n = 0; n < 3; n++) {
      driver.handle(built(performer.started.getLast()));
    }

    assertThat(started()).containsExactly(1, 2, 2, 1);
  }

  @Test
  void manyEndsAreOneCommit() {
    ScriptedCommits ledger = new ScriptedCommits();
    Driver driver = driver(Concurrency.of(50), ledger);
    driver.handle(new Event.Submitted(build(1, 60, Caller.SYSTEM, Priority.INTERACTIVE)));
    driver.handle(new Event.Submitted(build(2, 60, Caller.SYSTEM, Priority.INTERACTIVE)));
    List<Event> ends = new ArrayList<>();
    performer.started.forEach(attempt -> ends.add(built(attempt)));

    assertThat(driver.handle(ends)).hasSize(50).allMatch(Optional::isEmpty);

    assertThat(ledger.batches).hasSize(3);
    assertThat(performer.started).hasSize(100);
  }

  private Driver driver(Concurrency limits) {
    return driver(limits, new ScriptedCommits());
  }

  private Driver driver(Concurrency limits, ScriptedCommits ledger) {
    SimulatedClock clock = new SimulatedClock();
    Settling commits = new Settling(ledger, () -> Uid.next(clock.instant(), uids));
    return new Driver(
        new BuildController(Retry.STANDARD),
        new Commitment(commits, Build.OWNER),
        performer,
        limits,
        clock);
  }

  private RunRecord build(int project, int activities, Caller caller, Priority priority) {
    Uid run = Build.uid(100_000 + keys);
    projectOf.put(run, project);
    List<PlannedActivity> planned =
        IntStream.range(0, activities)
            .mapToObj(n ->
                new PlannedActivity(
                    ActivityKey.whole(Build.uid(200_000 + keys++)),
                    new Name("r" + n),
                    List.of(),
                    true,
                    "asked for"))
            .toList();
    return NewBuild.of(
        new NewBuild.Origin(run, Build.uid(50 + project), caller, Build.OWNER),
        new BuildRequest(List.of(), BuildRequest.Mode.ALL, priority, Map.of()),
        new BuildPlan(planned),
        Build.START);
  }

  private static Event built(AttemptId attempt) {
    Outcome outcome = new Outcome.Built(List.of(), new ActivityResult(List.of()));
    return new Event.Seen(attempt.run(), new Observation.Ended(attempt, outcome));
  }

  private List<Integer> started() {
    return performer.started.stream()
        .map(attempt -> projectOf.get(attempt.run()))
        .collect(Collectors.toList());
  }
}
