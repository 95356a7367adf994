// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChecksumTest {
  @Test
  void dependsOnEveryCellItsTypeAndWhereItEnds() {
    List<Long> checksums =
        List.of(
            Checksum.of("t", List.of("ab", "c", 1L)),
            Checksum.of("u", List.of("ab", "c", 1L)),
            Checksum.of("t", List.of("a", "bc", 1L)),
            Checksum.of("t", List.of("ab", "c", 2L)),
            Checksum.of("t", List.of("ab", "c", "1")),
            Checksum.of("t", List.of("ab", "c")),
            Checksum.of("t", List.of("c", "ab", 1L)));

    assertThat(checksums).doesNotHaveDuplicates();
  }

  /** What is stored must be readable for ever: this value may never change. */
  @Test
  void isTheSameInEveryRelease() {
    assertThat(Checksum.of("runs", List.of("Zürich €", -1L))).isEqualTo(323_864_782L);
  }
}
