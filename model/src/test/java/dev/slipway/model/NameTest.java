// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "Flights_2013", "x-y", "EWR"})
  void takesLettersDigitsUnderscoreAndDash(String text) {
    assertThat(new Name(text).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1a", "_a", "a/b", "../etc/passwd", "a b", "a\u0000b", "é", "a.b"})
  void refusesWhatCouldLeadElsewhere(String text) {
    assertThatThrownBy(() -> new Name(text))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID))
        .hasMessageContaining("cannot be a name")
        .hasMessageContaining("starts with a letter");
  }

  @Test
  void refusesSixtyFourCharactersAndCutsALongOneInTheMessage() {
    assertThat(new Name("a".repeat(63)).value()).hasSize(63);
    assertThatThrownBy(() -> new Name("a".repeat(64))).hasMessageContaining("at most 63");
    assertThatThrownBy(() -> new Name("a".repeat(5000)))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
  }

  @Test
  void showsControlCharactersEscaped() {
    assertThatThrownBy(() -> new Name("a\nb")).hasMessageContaining("a\\u000ab");
  }

  @Test
  void comparesIgnoringCaseButKeepsTheSpelling() {
    assertThat(new Name("Flights").compareTo(new Name("fLIGHTS"))).isZero();
    assertThat(new Name("Flights").key()).isEqualTo("flights");
    assertThat(new Name("Flights").toString()).isEqualTo("Flights");
  }
}
