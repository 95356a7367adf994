// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Attempt;
import dev.slipway.model.Attempt.AttemptState;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Failure;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryTest {
  private final Retry retry = new Retry(3, 2, Duration.ofSeconds(1));

  @Test
  void helpsWhereTheCodeSaysSoAndAfterConflicts() {
    assertThat(after(ErrorCode.WORKER_DIED, AttemptState.FAILED)).isTrue();
    assertThat(after(ErrorCode.UNAVAILABLE, AttemptState.FAILED)).isTrue();
    assertThat(after(ErrorCode.CONFLICT, AttemptState.FAILED)).isTrue();
    assertThat(after(ErrorCode.BAD_DATA, AttemptState.FAILED)).isFalse();
    assertThat(after(ErrorCode.TIMED_OUT, AttemptState.FAILED)).isFalse();
  }

  @Test
  void endsAfterTheThirdFailure() {
    assertThat(after(ErrorCode.WORKER_DIED, AttemptState.FAILED, AttemptState.FAILED)).isTrue();
    assertThat(
            after(
                ErrorCode.WORKER_DIED,
                AttemptState.FAILED,
                AttemptState.FAILED,
                AttemptState.FAILED))
        .isFalse();
  }

  @Test
  void countsLostAttemptsApart() {
    assertThat(
            after(ErrorCode.WORKER_DIED, AttemptState.LOST, AttemptState.LOST, AttemptState.FAILED))
        .isTrue();
    assertThat(retry.afterLoss(attempts(AttemptState.LOST))).isTrue();
    assertThat(retry.afterLoss(attempts(AttemptState.LOST, AttemptState.LOST))).isFalse();
  }

  @Test
  void pausesFourTimesAsLongEachTime() {
    assertThat(retry.pause(attempts(AttemptState.FAILED))).isEqualTo(Duration.ofSeconds(1));
    assertThat(retry.pause(attempts(AttemptState.FAILED, AttemptState.FAILED)))
        .isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void pausesFromTheSecondLossOnAndNeverForLong() {
    assertThat(retry.pauseAfterLoss(attempts(AttemptState.LOST, AttemptState.FAILED))).isZero();
    assertThat(retry.pauseAfterLoss(attempts(AttemptState.LOST, AttemptState.LOST)))
        .isEqualTo(Duration.ofSeconds(1));
    AttemptState[] many = new AttemptState[9];
    Arrays.fill(many, AttemptState.LOST);
    assertThat(retry.pauseAfterLoss(attempts(many))).isEqualTo(Duration.ofMinutes(1));
  }

  private boolean after(ErrorCode code, AttemptState... before) {
    return retry.after(new Failure(code, "No."), attempts(before));
  }

  private static List<Attempt> attempts(AttemptState... states) {
    return IntStream.range(0, states.length)
        .mapToObj(i ->
            new Attempt(
                Build.attempt("a", i + 1),
                1,
                states[i],
                Build.START,
                Optional.of(Build.START),
                Optional.empty(),
                2))
        .toList();
  }
}
