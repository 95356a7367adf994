// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {
  private static final List<String> COLUMNS =
      List.of("dep_delay", "arr_delay", "carrier", "origin", "dest");

  @Test
  void findsWhatWasPerhapsMeantNearestFirst() {
    assertThat(Text.near("dep_dealy", COLUMNS)).startsWith("dep_delay");
    assertThat(Text.near("Carier", COLUMNS)).containsExactly("carrier");
    assertThat(Text.didYouMean("orgin", COLUMNS)).isEqualTo(" Did you mean 'origin'?");
  }

  @Test
  void namesEachOnceHoweverOftenItIsKnown() {
    assertThat(Text.didYouMean("orgin", List.of("origin", "origin")))
        .isEqualTo(" Did you mean 'origin'?");
  }

  @Test
  void saysNothingWhereAllAreFar() {
    assertThat(Text.near("temperature", COLUMNS)).isEmpty();
    assertThat(Text.didYouMean("temperature", COLUMNS)).isEmpty();
  }

  @Test
  void cutsLongValuesAndMarksTheCut() {
    assertThat(Text.visible("abcdef", 3)).isEqualTo("abc…");
    assertThat(Text.visible("abc", 3)).isEqualTo("abc");
    assertThat(Text.visible("a\u0007", 10)).isEqualTo("a\\u0007");
  }
}
