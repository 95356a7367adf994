// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AttemptTest {
  private final List<Boolean> interrupted = new ArrayList<>();
  private final Attempt attempt =
      new Attempt(() -> interrupted.add(Thread.currentThread().isInterrupted()));

  @Test
  void remembersACancelFromBeforeItBegan() {
    attempt.cancel();
    attempt.run();

    assertThat(interrupted).containsExactly(true);
  }

  @Test
  void leavesItsThreadAsItFoundIt() {
    new Attempt(Thread.currentThread()::interrupt).run();
    attempt.run();
    attempt.cancel();

    assertThat(interrupted).containsExactly(false);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(attempt.ended().getCount()).isZero();
  }
}
