// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Throttle throttle = new Throttle(3, Duration.ofSeconds(30), 100);

  @Test
  void doublesTheWaitUpToTheLongest() {
    assertThat(after(2)).isZero();
    assertThat(after(1)).hasSeconds(1);
    assertThat(after(1)).hasSeconds(2);
    assertThat(after(1)).hasSeconds(4);
    assertThat(after(3)).hasSeconds(30);
    assertThat(after(1000)).hasSeconds(30);
    assertThat(throttle.wait("a", NOW.plusSeconds(30))).isZero();
    assertThat(throttle.wait("b", NOW)).isZero();
  }

  @Test
  void forgetsAfterASuccessAndAfterAnHour() {
    after(10);
    throttle.succeeded("a");
    assertThat(throttle.wait("a", NOW)).isZero();

    after(10);
    throttle.failed("a", NOW.plus(Duration.ofMinutes(61)));
    assertThat(throttle.wait("a", NOW.plus(Duration.ofMinutes(61)))).isZero();
  }

  @Test
  void countsOnWithinTheHourAndAnewAfterIt() {
    after(4);
    Instant hour = NOW.plus(Duration.ofHours(1));
    throttle.failed("a", hour);
    assertThat(throttle.wait("a", hour)).hasSeconds(4);

    throttle.failed("a", hour.plus(Duration.ofHours(1)).plusNanos(1));
    assertThat(throttle.wait("a", hour.plus(Duration.ofHours(2)))).isZero();
  }

  @Test
  void isOverWhenTheWaitIs() {
    after(3);
    assertThat(throttle.wait("a", NOW.plusMillis(999))).hasMillis(1);
    assertThat(throttle.wait("a", NOW.plusSeconds(1))).isZero();
  }

  @Test
  void forgetsTheKeyThatWasLastLookedAtLongestAgo() {
    after(10);
    for (int i = 0; i < 99; i++) {
      throttle.failed("key" + i, NOW);
    }
    assertThat(throttle.wait("a", NOW)).hasSeconds(30);
    throttle.failed("another", NOW);

    assertThat(throttle.wait("a", NOW)).hasSeconds(30);
  }

  @Test
  void keepsNoMoreKeysThanItIsMeantTo() {
    after(10);
    for (int i = 0; i < 100; i++) {
      throttle.failed("key" + i, NOW);
    }
    assertThat(throttle.wait("a", NOW)).isZero();
  }

  private Duration after(int failures) {
    for (int i = 0; i < failures; i++) {
      throttle.failed("a", NOW);
    }
    return throttle.wait("a", NOW);
  }
}
