// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UidTest {
  @Test
  void sortsByTheTimeOfItsMaking() {
    Random random = new Random(1);
    Uid before = Uid.next(Instant.parse("2026-01-01T00:00:00.000Z"), random);
    Uid after = Uid.next(Instant.parse("2026-01-01T00:00:00.001Z"), random);
    assertThat(before).isLessThan(after);
  }

  @Test
  void differsWithinOneMillisecond() {
    Random random = new Random(2);
    Set<Uid> seen = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      seen.add(Uid.next(Instant.EPOCH, random));
    }
    assertThat(seen).hasSize(10_000);
  }

  @Test
  void encodesTheMillisecondsInItsFirstTenCharacters() {
    assertThat(Uid.next(Instant.ofEpochMilli(1_469_918_176_385L), new Random(3)).value())
        .startsWith(expected(1_469_918_176_385L));
  }

  /** The same by division rather than by shifts. */
  private static String expected(long milliseconds) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      text.insert(0, "0123456789abcdefghjkmnpqrstvwxyz".charAt((int) (milliseconds % 32)));
      milliseconds /= 32;
    }
    return text.toString();
  }

  @Test
  void refusesOtherText() {
    assertThatThrownBy(() -> new Uid("../../etc/passwd"))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("no uid");
    assertThatThrownBy(() -> new Uid("8".repeat(26))).isInstanceOf(SlipwayException.class);
  }
}
