// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.control.flow.BuildPlan;
import dev.slipway.control.flow.PlannedActivity;
import dev.slipway.model.Activity;
import dev.slipway.model.ActivityKey;
import dev.slipway.model.ActivityResult;
import dev.slipway.model.Attempt;
import dev.slipway.model.AttemptId;
import dev.slipway.model.BuildRequest;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Failure;
import dev.slipway.model.Name;
import dev.slipway.model.Run;
import dev.slipway.model.Uid;
import dev.slipway.spi.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A build in the hands of its controller: each step's decision becomes the record of the next. */
final class Build {
  static final Instant START = Instant.parse("2026-11-25T01:00:00Z");
  static final Run.Owner OWNER = new Run.Owner(uid(1), 1);
  static final Failure DIED = new Failure(ErrorCode.WORKER_DIED, "The worker died.");
  private static final int RUN = 2;

  private final BuildController controller = new BuildController(Retry.STANDARD);
  private final Uid run;
  private final List<PlannedActivity> planned = new ArrayList<>();
  private RunRecord record;
  Room room = new Room(10, Set.of());
  Instant now = START;

  Build() {
    this(RUN);
  }

  Build(int run) {
    this.run = uid(run);
    record = start();
  }

  static Uid uid(int number) {
    return new Uid(String.format("%026d", number));
  }

  static ActivityKey key(String name) {
    return ActivityKey.whole(uid(1000 + name.charAt(0)));
  }

  static AttemptId attempt(String name, int number) {
    return new AttemptId(uid(RUN), key(name), number);
  }

  /** Adds an activity to a build that is not stored yet. */
  Build runs(String name, String... needs) {
    List<ActivityKey> keys = Arrays.stream(needs).map(Build::key).toList();
    planned.add(new PlannedActivity(key(name), new Name(name), keys, true, "never built"));
    record = start();
    return this;
  }

  Build skips(String name) {
    planned.add(new PlannedActivity(key(name), new Name(name), List.of(), false, "up to date"));
    record = start();
    return this;
  }

  private RunRecord start() {
    return NewBuild.of(
        new NewBuild.Origin(run, uid(3), Caller.SYSTEM, OWNER),
        new BuildRequest(List.of(), BuildRequest.Mode.STALE),
        new BuildPlan(planned),
        START);
  }

  Decision submit() {
    return sees(new Observation.Woken());
  }

  Decision sees(Observation observation) {
    Decision decision = controller.step(record, observation, room, now);
    record = decision.next();
    return decision;
  }

  Decision ends(String name, int attempt, Outcome outcome) {
    return sees(new Observation.Ended(attempt(name, attempt), outcome));
  }

  Decision succeeds(String name) {
    return ends(name, 1, new Outcome.Built(List.of(), new ActivityResult(List.of())));
  }

  Decision wakesAfter(Duration time) {
    now = now.plus(time);
    return sees(new Observation.Woken());
  }

  RunRecord record() {
    return record;
  }

  /** What a decision would be, without taking it. */
  Decision would(Observation observation) {
    return controller.step(record, observation, room, now);
  }

  /** Activities as text: {@code a RUNNING}. */
  List<String> states() {
    return record.activities().stream().map(a -> a.recipe() + " " + a.state()).toList();
  }

  Activity activity(String name) {
    return record.activities().stream()
        .filter(a -> a.key().equals(key(name)))
        .findFirst()
        .orElseThrow();
  }

  List<String> attempts() {
    return record.attempts().stream().map(Build::told).toList();
  }

  private static String told(Attempt attempt) {
    return attempt.id().number() + " " + attempt.state();
  }

  static List<String> kinds(List<Write> writes) {
    return writes.stream().map(w -> w.getClass().getSimpleName()).toList();
  }
}
