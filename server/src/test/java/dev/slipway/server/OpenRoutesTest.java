// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenRoutesTest {
  @Test
  void areFiveAtMost() {
    assertThat(OpenRoutes.ALL).doesNotHaveDuplicates().hasSizeBetween(1, 5);
    assertThat(OpenRoutes.ALL).allMatch(route -> route.matches("(/[a-z0-9-]+)+"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/", "/health/live"})
  void isOpenForHealth(String path) {
    assertThat(OpenRoutes.contains(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "", "/healthy", "/health;x", "/api/v1/health", "/HEALTH", "/metrics"})
  void isClosedForAllElse(String path) {
    assertThat(OpenRoutes.contains(path)).isFalse();
  }
}
