// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefTest {
  @ParameterizedTest
  @ValueSource(strings = {"dataset:nycflights/flights", "connection:local", "project:nycflights"})
  void readsItsTextBack(String text) {
    assertThat(Ref.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"flights", "dataset:a/b/c", "dataset:../x", "Dataset:a", ":a", "dataset:"})
  void refusesOtherText(String text) {
    assertThatThrownBy(() -> Ref.parse(text)).isInstanceOf(SlipwayException.class);
  }

  @Test
  void hasAKeyThatIgnoresCase() {
    assertThat(Ref.parse("dataset:NYC/Flights").key()).isEqualTo("dataset:nyc/flights");
  }
}
