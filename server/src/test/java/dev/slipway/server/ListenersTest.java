// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ListenersTest {
  private final Listeners listeners = new Listeners();

  @Test
  void endsAnswersThatWouldNeverEnd() throws InterruptedException {
    CountDownLatch telling = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Thread request =
        Thread.ofVirtual()
            .start(() ->
                listeners.tell(() -> {
                  telling.countDown();
                  never.await();
                }));
    telling.await();

    listeners.dismiss();

    assertThat(request.join(Duration.ofSeconds(20))).isTrue();
  }

  @Test
  void tellsNothingAfterTheEnd() {
    AtomicBoolean told = new AtomicBoolean();
    listeners.dismiss();

    listeners.tell(() -> told.set(true));

    assertThat(told).isFalse();
  }

  @Test
  void takesNoOtherInterruptForTheEnd() {
    assertThatThrownBy(() ->
            listeners.tell(() -> {
              throw new InterruptedException("by somebody");
            }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("somebody else");
  }
}
