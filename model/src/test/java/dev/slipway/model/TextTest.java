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

  @Test
  void writesOnOneLineWhatWouldEndItOrTurnIt() {
    for (String shown :
        List.of("", "plain\ttext", "Zo\u00eb \ud83d\ude00 \u4e2d \u05d0", "a\u200db")) {
      assertThat(Text.oneLine(shown)).isEqualTo(shown);
    }
    for (int hidden :
        new int[] {
          0, 7, 8, 10, 13, 27, 0x7f, 0x85, 0x9b, 0x61c, 0x200e, 0x2028, 0x2029, 0x202e, 0x2066,
          0x2069, 0xfeff, 0xd800, 0xdc00
        }) {
      String text = "a" + (char) hidden + "b";
      String escaped = String.format("a\\u%04xb", hidden);
      assertThat(Text.oneLine(text)).isEqualTo(escaped);
      assertThat(Text.visible(text, 20)).isEqualTo(escaped);
    }
    assertThat(Text.oneLine("\ud83d")).isEqualTo("\\ud83d");
    assertThat(Text.visible("\t", 9)).isEqualTo("\\u0009");
  }
}
