// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GateTest {
  @Test
  void findsTheTokenBehindItsScheme() {
    assertThat(Gate.token("Bearer slipway_1")).contains("slipway_1");
    assertThat(Gate.token("bearer  slipway_1 ")).contains("slipway_1");
    assertThat(Gate.token("Basic c2xpcHdheQ==")).isEmpty();
    assertThat(Gate.token("Bearer")).isEmpty();
    assertThat(Gate.token("slipway_1")).isEmpty();
  }
}
