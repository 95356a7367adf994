// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Activity;
import dev.slipway.model.ActivityState;
import dev.slipway.model.Failure;
import dev.slipway.model.Json;
import java.time.Instant;
import java.util.Optional;

/** The changes that an activity goes through. The revision is left to {@link Draft}. */
final class Activities {
  private Activities() {}

  /** It may start from that instant on. */
  static Activity ready(Activity activity, Instant notBefore) {
    return with(activity, ActivityState.READY, activity.reason(), notBefore);
  }

  /** For another reason. */
  static Activity because(Activity activity, String reason) {
    return with(activity, activity.state(), reason, activity.notBefore());
  }

  static Activity started(Activity activity, Instant now) {
    return new Activity(
        activity.run(),
        activity.key(),
        activity.recipe(),
        activity.needs(),
        ActivityState.RUNNING,
        activity.reason(),
        activity.attempts() + 1,
        activity.notBefore(),
        activity.started().or(() -> Optional.of(now)),
        activity.finished(),
        activity.failure(),
        activity.result(),
        activity.revision());
  }

  static Activity skipped(
      Activity activity, String reason, Optional<Failure> failure, Instant now) {
    return ended(
        with(activity, ActivityState.SKIPPED, reason, activity.notBefore()),
        ActivityState.SKIPPED,
        failure,
        Json.EMPTY,
        now);
  }

  static Activity ended(
      Activity activity, ActivityState state, Optional<Failure> failure, Json result, Instant now) {
    return new Activity(
        activity.run(),
        activity.key(),
        activity.recipe(),
        activity.needs(),
        state,
        activity.reason(),
        activity.attempts(),
        activity.notBefore(),
        activity.started(),
        Optional.of(now),
        failure,
        result,
        activity.revision());
  }

  static Activity revised(Activity activity, long revision) {
    return new Activity(
        activity.run(),
        activity.key(),
        activity.recipe(),
        activity.needs(),
        activity.state(),
        activity.reason(),
        activity.attempts(),
        activity.notBefore(),
        activity.started(),
        activity.finished(),
        activity.failure(),
        activity.result(),
        revision);
  }

  /** Whether it ended in a way that what needs it can go on. */
  static boolean endedWell(Activity activity) {
    return switch (activity.state()) {
      case SUCCEEDED -> true;
      case SKIPPED -> activity.failure().isEmpty();
      case WAITING, READY, RUNNING, FAILED, CANCELLED, REJECTED -> false;
    };
  }

  private static Activity with(
      Activity activity, ActivityState state, String reason, Instant notBefore) {
    return new Activity(
        activity.run(),
        activity.key(),
        activity.recipe(),
        activity.needs(),
        state,
        reason,
        activity.attempts(),
        notBefore,
        activity.started(),
        activity.finished(),
        activity.failure(),
        activity.result(),
        activity.revision());
  }
}
