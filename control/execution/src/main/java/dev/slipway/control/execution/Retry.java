// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Attempt;
import dev.slipway.model.Attempt.AttemptState;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Failure;
import java.time.Duration;
import java.util.Collection;

/**
 * When a failed activity is tried again. Each question is asked with all attempts at it.
 *
 * @param most attempts that may fail, the first included
 * @param mostLost attempts that may be lost with their server; more than {@code most}, as the fault
 *     is hardly theirs
 * @param first the pause after the first failure; each further one is four times as long
 */
record Retry(int most, int mostLost, Duration first) {
  private static final Duration MOST_PAUSE = Duration.ofMinutes(1);

  static final Retry STANDARD = new Retry(3, 10, Duration.ofMillis(500));

  boolean after(Failure failure, Collection<Attempt> attempts) {
    boolean helps = failure.code().retryable() || failure.code() == ErrorCode.CONFLICT;
    return helps && count(attempts, AttemptState.FAILED) < most;
  }

  boolean afterLoss(Collection<Attempt> attempts) {
    return count(attempts, AttemptState.LOST) < mostLost;
  }

  Duration pause(Collection<Attempt> attempts) {
    long failed = count(attempts, AttemptState.FAILED);
    return first.multipliedBy(1L << (2 * Math.max(0, failed - 1)));
  }

  /**
   * None after the first loss; then growing, so that an activity that takes its server down with it
   * does not take down all of them at once.
   */
  Duration pauseAfterLoss(Collection<Attempt> attempts) {
    long lost = count(attempts, AttemptState.LOST);
    Duration pause =
        lost < 2 ? Duration.ZERO : first.multipliedBy(1L << Math.min(30, 2 * (lost - 2)));
    return pause.compareTo(MOST_PAUSE) < 0 ? pause : MOST_PAUSE;
  }

  private static long count(Collection<Attempt> attempts, AttemptState state) {
    return attempts.stream().filter(a -> a.state() == state).count();
  }
}
