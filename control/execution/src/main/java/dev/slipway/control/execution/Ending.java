// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.documents.Documents;
import dev.slipway.model.Activity;
import dev.slipway.model.ActivityKey;
import dev.slipway.model.ActivityState;
import dev.slipway.model.Attempt;
import dev.slipway.model.Attempt.AttemptState;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Failure;
import dev.slipway.model.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the end of one running attempt means for its activity. */
final class Ending {
  private final Draft draft;
  private final Retry retry;
  private final Attempt attempt;
  private final Instant now;

  Ending(Draft draft, Retry retry, Attempt attempt, Instant now) {
    this.draft = draft;
    this.retry = retry;
    this.attempt = attempt;
    this.now = now;
  }

  void note(Outcome outcome) {
    switch (outcome) {
      case Outcome.Built built -> built(built);
      case Outcome.Unchanged unchanged -> {
        draft.put(attempt.ended(AttemptState.SUCCEEDED, Optional.empty(), now));
        draft.put(Activities.skipped(activity(), unchanged.reason(), Optional.empty(), now));
      }
      case Outcome.Rejected rejected -> rejected(rejected);
      case Outcome.Failed failed -> failed(failed.failure());
      case Outcome.Cancelled cancelled -> {
        if (draft.run().cancelRequested()) {
          cancelled();
        } else {
          failed(new Failure(ErrorCode.CANCELLED, "Its work was interrupted though nobody asked."));
        }
      }
    }
  }

  /**
   * Its server went away; whatever it staged is nobody's.
   *
   * @param why in a sentence
   */
  void noteLoss(String why) {
    Failure loss = new Failure(ErrorCode.UNAVAILABLE, why);
    draft.put(attempt.ended(AttemptState.LOST, Optional.of(loss), now));
    draft.then(new Effect.Discard(attempt.id()));
    if (draft.run().cancelRequested()) {
      end(ActivityState.CANCELLED, Optional.empty(), Json.EMPTY);
    } else if (retry.afterLoss(draft.attempts(key()))) {
      Duration pause = retry.pauseAfterLoss(draft.attempts(key()));
      draft.put(Activities.ready(activity(), now.plus(pause)));
    } else {
      Failure failure =
          new Failure(
              ErrorCode.UNAVAILABLE,
              "The server went down in each of "
                  + activity().attempts()
                  + " attempts; look for the reason before building again.");
      end(ActivityState.FAILED, Optional.of(failure), Json.EMPTY);
    }
  }

  private void built(Outcome.Built built) {
    if (draft.run().cancelRequested()) {
      draft.then(new Effect.Discard(attempt.id()));
      cancelled();
      return;
    }
    draft.put(attempt.ended(AttemptState.SUCCEEDED, Optional.empty(), now));
    end(ActivityState.SUCCEEDED, Optional.empty(), Documents.write(built.result()));
    draft.write(built.writes());
  }

  private void rejected(Outcome.Rejected rejected) {
    Optional<Failure> failure = Optional.of(rejected.failure());
    draft.put(attempt.ended(AttemptState.FAILED, failure, now));
    end(ActivityState.REJECTED, failure, Documents.write(rejected.result()));
    draft.write(rejected.writes());
  }

  private void failed(Failure failure) {
    draft.put(attempt.ended(AttemptState.FAILED, Optional.of(failure), now));
    if (draft.run().cancelRequested()) {
      end(ActivityState.CANCELLED, Optional.empty(), Json.EMPTY);
    } else if (retry.after(failure, draft.attempts(key()))) {
      draft.put(Activities.ready(activity(), now.plus(retry.pause(draft.attempts(key())))));
    } else {
      end(ActivityState.FAILED, Optional.of(failure), Json.EMPTY);
    }
  }

  private void cancelled() {
    draft.put(attempt.ended(AttemptState.CANCELLED, Optional.empty(), now));
    end(ActivityState.CANCELLED, Optional.empty(), Json.EMPTY);
  }

  private void end(ActivityState state, Optional<Failure> failure, Json result) {
    draft.put(Activities.ended(activity(), state, failure, result, now));
  }

  private Activity activity() {
    return draft.activity(key()).orElseThrow();
  }

  private ActivityKey key() {
    return attempt.id().activity();
  }
}
