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
import java.util.Optional;
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
  private Book book;
  int free = 10;
  Set<ActivityKey> busy = Set.of();
  Instant now = START;

  Build() {
    this(RUN);
  }

  Build(int run) {
    this.run = uid(run);
    book = new Book(start());
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
    book = new Book(start());
    return this;
  }

  Build skips(String name) {
    planned.add(new PlannedActivity(key(name), new Name(name), List.of(), false, "up to date"));
    book = new Book(start());
    return this;
  }

  private RunRecord start() {
    return NewBuild.of(
        new NewBuild.Origin(run, uid(3), Caller.SYSTEM, OWNER),
        new BuildRequest(List.of(), BuildRequest.Mode.STALE),
        new BuildPlan(planned),
        START);
  }

  /**
   * What was decided.
   *
   * @param before the book as it was
   * @param next the record once it is committed
   * @param wantsRoom whether something would start if there were room
   */
  record Step(
      Book before, Decision decision, RunRecord next, Optional<Instant> wakeAt, boolean wantsRoom) {
    List<Write> writes() {
      return decision.writes();
    }

    List<Effect> effects() {
      return decision.effects();
    }
  }

  Step submit() {
    return sees(new Observation.Woken());
  }

  Step sees(Observation observation) {
    Step step = would(observation);
    book.apply(step.decision());
    return step;
  }

  /** What a decision would be, without taking it. */
  Step would(Observation observation) {
    Draft draft = new Draft(book);
    controller.note(draft, observation, now);
    int left = free;
    Optional<Activity> next = startable(draft);
    while (left-- > 0 && next.isPresent()) {
      BuildController.start(draft, next.get(), now);
      next = startable(draft);
    }
    Decision decision = draft.decided();
    Book before = new Book(book.record());
    Book after = new Book(book.record());
    after.apply(decision);
    Optional<Instant> first = draft.ready().firsts().stream().findFirst().map(Book.Turn::notBefore);
    boolean waits = first.filter(at -> !at.isAfter(now)).isPresent();
    return new Step(before, decision, after.record(), first.filter(at -> at.isAfter(now)), waits);
  }

  private Optional<Activity> startable(Draft draft) {
    return BuildController.startable(draft, 0, activity -> !busy.contains(activity.key()), now);
  }

  Step ends(String name, int attempt, Outcome outcome) {
    return sees(new Observation.Ended(attempt(name, attempt), outcome));
  }

  Step succeeds(String name) {
    return ends(name, 1, new Outcome.Built(List.of(), new ActivityResult(List.of())));
  }

  Step wakesAfter(Duration time) {
    now = now.plus(time);
    return sees(new Observation.Woken());
  }

  RunRecord record() {
    return book.record();
  }

  /** Activities as text: {@code a RUNNING}. */
  List<String> states() {
    return record().activities().stream().map(a -> a.recipe() + " " + a.state()).toList();
  }

  Activity activity(String name) {
    return record().activities().stream()
        .filter(a -> a.key().equals(key(name)))
        .findFirst()
        .orElseThrow();
  }

  List<String> attempts() {
    return record().attempts().stream().map(Build::told).toList();
  }

  private static String told(Attempt attempt) {
    return attempt.id().number() + " " + attempt.state();
  }

  static List<String> kinds(List<Write> writes) {
    return writes.stream().map(w -> w.getClass().getSimpleName()).toList();
  }
}
