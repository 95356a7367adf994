// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemainderTest {
  @ParameterizedTest
  @ValueSource(strings = {"0", "7", "65536", "007"})
  void isShortUpToItsMost(String length) {
    assertThat(Remainder.isShort(length)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"65537", "99999999999999999999", "", "-1", "+7", "7, 7", "0x7", "٧"})
  void isNotShortWhereItIsLongOrNoLengthAtAll(String length) {
    assertThat(Remainder.isShort(length)).isFalse();
  }
}
