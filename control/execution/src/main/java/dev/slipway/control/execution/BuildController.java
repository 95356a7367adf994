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

/**
 * Decides what comes next in a build. Pure: the same record, observation, room and instant give the
 * same decision, and an observation of what is already known gives none.
 */
final class BuildController {
  private final Retry retry;

  BuildController(Retry retry) {
    this.retry = retry;
  }

  Decision step(RunRecord record, Observation seen, Room room, Instant now) {
    Draft draft = new Draft(record);
    if (!record.run().state().isFinal()) {
      note(draft, seen, now);
      if (draft.run().cancelRequested()) {
        cancelWhatHasNotStarted(draft, now);
      }
      settleWhatWaited(draft, now);
      startWhatIsReady(draft, room, now);
      endIfAllHasEnded(draft, now);
    }
    return draft.decided();
  }

  private void note(Draft draft, Observation seen, Instant now) {
    switch (seen) {
      case Observation.Ended ended ->
          draft
              .attempt(ended.attempt())
              .filter(attempt -> attempt.state() == AttemptState.RUNNING)
              .ifPresent(attempt -> new Ending(draft, retry, attempt, now).note(ended.outcome()));
      case Observation.CancelAsked asked -> askForTheEnd(draft);
      case Observation.Adopted adopted -> adopt(draft, adopted.owner(), now);
      case Observation.LetGo letGo -> letGo(draft, now);
      case Observation.Woken woken -> {}
    }
  }

  private static void askForTheEnd(Draft draft) {
    if (!draft.run().cancelRequested()) {
      draft.put(draft.run().cancelled());
      draft.attempts().stream()
          .filter(attempt -> attempt.state() == AttemptState.RUNNING)
          .forEach(attempt -> draft.then(new Effect.Cancel(attempt.id())));
    }
  }

  private void adopt(Draft draft, Run.Owner owner, Instant now) {
    draft.put(draft.run().claimedBy(owner, now));
    draft.attempts().stream()
        .filter(attempt -> attempt.state() == AttemptState.RUNNING)
        .forEach(attempt -> new Ending(draft, retry, attempt, now).noteLoss());
  }

  private void letGo(Draft draft, Instant now) {
    for (Attempt attempt : draft.attempts()) {
      if (attempt.state() == AttemptState.RUNNING) {
        draft.then(new Effect.Cancel(attempt.id()));
        new Ending(draft, retry, attempt, now).noteLoss();
      }
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

  /** One pass is enough, as each activity comes after those it needs. */
  private static void settleWhatWaited(Draft draft, Instant now) {
    for (Activity activity : draft.activities()) {
      if (activity.state() == ActivityState.WAITING) {
        settle(draft, activity, now);
      }
    }
  }

  private static void settle(Draft draft, Activity activity, Instant now) {
    List<Activity> needs =
        activity.needs().stream().flatMap(key -> draft.activity(key).stream()).toList();
    if (!needs.stream().allMatch(need -> need.state().isFinal())) {
      return;
    }
    Optional<Activity> bad = needs.stream().filter(a -> !Activities.endedWell(a)).findFirst();
    draft.put(
        bad.map(need -> Blocked.by(activity, need, now))
            .orElseGet(() -> Activities.ready(activity, now)));
  }

  private static void startWhatIsReady(Draft draft, Room room, Instant now) {
    int free = room.free();
    for (Activity activity : draft.activities()) {
      if (activity.state() != ActivityState.READY) {
        continue;
      }
      if (activity.notBefore().isAfter(now)) {
        draft.wakeAt(activity.notBefore());
      } else if (free <= 0 || room.busy().contains(activity.key())) {
        draft.wantRoom();
      } else {
        start(draft, activity, now);
        free--;
      }
    }
  }

  private static void start(Draft draft, Activity activity, Instant now) {
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
            1));
    draft.then(new Effect.Start(id));
  }

  private static void endIfAllHasEnded(Draft draft, Instant now) {
    List<Activity> activities = draft.activities();
    if (activities.stream().allMatch(a -> a.state().isFinal())) {
      RunState end = Runs.end(draft.run(), activities);
      draft.put(draft.run().ended(end, Runs.failure(end, activities), now));
    }
  }
}
