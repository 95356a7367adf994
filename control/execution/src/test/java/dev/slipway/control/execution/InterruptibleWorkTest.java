// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InterruptibleWorkTest {
  private final List<Boolean> interrupted = new ArrayList<>();
  private final InterruptibleWork work =
      new InterruptibleWork(() -> interrupted.add(Thread.currentThread().isInterrupted()));

  @Test
  void remembersACancelFromBeforeItBegan() {
    work.cancel();
    work.run();

    assertThat(interrupted).containsExactly(true);
  }

  @Test
  void leavesItsThreadAsItFoundIt() {
    new InterruptibleWork(Thread.currentThread()::interrupt).run();
    work.run();
    work.cancel();

    assertThat(interrupted).containsExactly(false);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(work.ended().getCount()).isZero();
  }
}
