// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Activity;
import dev.slipway.model.ActivityState;
import dev.slipway.model.Attempt;
import dev.slipway.model.Attempt.AttemptState;
import dev.slipway.model.AttemptId;
import dev.slipway.model.Json;
import dev.slipway.model.Run;
import dev.slipway.model.RunState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides what comes next in a build. Pure: the same book, observations, starts and instants give
 * the same draft, and an observation of what is already known gives an empty one. No step takes
 * longer for there being more activities than it concerns, but for the first and the last one and a
 * cancellation.
 */
final class BuildController {
  private final Retry retry;

  BuildController(Retry retry) {
    this.retry = retry;
  }

  /** Notes what was seen and all that follows from it, but for starts. */
  void note(Draft draft, Observation seen, Instant now) {
    if (!draft.run().state().isFinal()) {
      hear(draft, seen, now);
      for (Optional<Activity> next = draft.nextReleased();
          next.isPresent();
          next = draft.nextReleased()) {
        settle(draft, next.get(), now);
      }
      if (draft.unfinished() == 0) {
        end(draft, now);
      }
    }
  }

  /** The first activity of a lane that may start now, if there is one that is allowed to. */
  static Optional<Activity> startable(
      Draft draft, int lane, Predicate<Activity> allowed, Instant now) {
    Ready ready = draft.ready();
    Optional<Book.Turn> turn = ready.first(lane);
    while (turn.filter(at -> !at.notBefore().isAfter(now)).isPresent()) {
      Activity activity = ready.at(turn.get());
      if (allowed.test(activity)) {
        return Optional.of(activity);
      }
      turn = ready.after(turn.get());
    }
    return Optional.empty();
  }

  private void hear(Draft draft, Observation seen, Instant now) {
    switch (seen) {
      case Observation.Ended ended ->
          draft
              .attempt(ended.attempt())
              .filter(attempt -> attempt.state() == AttemptState.RUNNING)
              .ifPresent(attempt -> new Ending(draft, retry, attempt, now).note(ended.outcome()));
      case Observation.CancelAsked asked -> askForTheEnd(draft, now);
      case Observation.Adopted adopted -> adopt(draft, adopted.owner(), now);
      case Observation.LetGo letGo -> letGo(draft, now);
      case Observation.Woken woken -> {}
    }
  }

  private static void askForTheEnd(Draft draft, Instant now) {
    if (!draft.run().cancelRequested()) {
      draft.put(draft.run().cancelled());
      draft.running().forEach(attempt -> draft.then(new Effect.Cancel(attempt.id())));
      cancelWhatHasNotStarted(draft, now);
    }
  }

  private void adopt(Draft draft, Run.Owner owner, Instant now) {
    draft.put(draft.run().claimedBy(owner, now));
    for (Attempt attempt : draft.running()) {
      new Ending(draft, retry, attempt, now).noteLoss("The server that ran it went away.");
    }
    if (draft.run().cancelRequested()) {
      cancelWhatHasNotStarted(draft, now);
    }
    draft.release();
  }

  private void letGo(Draft draft, Instant now) {
    for (Attempt attempt : draft.running()) {
      draft.then(new Effect.Cancel(attempt.id()));
      new Ending(draft, retry, attempt, now).noteLoss("The server that ran it was stopped.");
    }
  }

  private static void cancelWhatHasNotStarted(Draft draft, Instant now) {
    for (Activity activity : draft.activities()) {
      if (!activity.state().isFinal() && activity.state() != ActivityState.RUNNING) {
        draft.put(
            Activities.ended(activity, ActivityState.CANCELLED, Optional.empty(), Json.EMPTY, now));
      }
    }
  }

  private static void settle(Draft draft, Activity activity, Instant now) {
    if (activity.state() != ActivityState.WAITING) {
      return;
    }
    Optional<Activity> bad =
        activity.needs().stream()
            .flatMap(key -> draft.activity(key).stream())
            .filter(need -> !Activities.endedWell(need))
            .findFirst();
    draft.put(
        bad.map(need -> Blocked.by(activity, need, now))
            .orElseGet(() -> Activities.ready(activity, now)));
  }

  static AttemptId start(Draft draft, Activity activity, Instant now) {
    Activity started = Activities.started(activity, now);
    AttemptId id = new AttemptId(draft.run().uid(), activity.key(), started.attempts());
    draft.put(started);
    draft.put(
        new Attempt(
            id,
            draft.run().owner().orElseThrow().epoch(),
            AttemptState.RUNNING,
            now,
            Optional.empty(),
            Optional.empty(),
            0));
    draft.then(new Effect.Start(id));
    return id;
  }

  private static void end(Draft draft, Instant now) {
    List<Activity> activities = draft.activities();
    RunState end = Runs.end(draft.run(), activities);
    draft.put(draft.run().ended(end, Runs.failure(end, activities), now));
  }
}
