// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AmountsTest {
  @Test
  void groupsDigitsOfCounts() {
    assertThat(Amounts.rows(336_776)).isEqualTo("336,776 rows");
    assertThat(Amounts.rows(1)).isEqualTo("1 row");
  }

  @Test
  void writesBytesInTheUnitThatFits() {
    assertThat(Amounts.bytes(999)).isEqualTo("999 B");
    assertThat(Amounts.bytes(1000)).isEqualTo("1.0 kB");
    assertThat(Amounts.bytes(999_960)).isEqualTo("1.0 MB");
    assertThat(Amounts.bytes(Long.MAX_VALUE)).isEqualTo("9223.4 PB");
  }

  @Test
  void writesTimesAsAPersonWouldSayThem() {
    assertThat(Amounts.time(Duration.ofMillis(-5))).isEqualTo("0 ms");
    assertThat(Amounts.time(Duration.ofMillis(999))).isEqualTo("999 ms");
    assertThat(Amounts.time(Duration.ofMillis(1500))).isEqualTo("1.5 s");
    assertThat(Amounts.time(Duration.ofSeconds(65))).isEqualTo("1 min 05 s");
  }
}
