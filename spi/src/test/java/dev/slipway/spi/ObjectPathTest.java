// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "../x",
        "a/../b",
        "/etc/passwd",
        "a//b",
        "a/",
        ".",
        "a/./b",
        "a\\b",
        "a\u0000b",
        "a\nb"
      })
  void refusesWhatLeadsElsewhere(String text) {
    assertThatThrownBy(() -> new ObjectPath(text))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID))
        .hasMessageContaining("cannot be a path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a/b=1/c%2F.parquet", "ü/日本", "...", "a..b"})
  void takesOpaqueSegments(String text) {
    assertThat(new ObjectPath(text)).hasToString(text);
  }

  @Test
  void countsBytesNotCharacters() {
    assertThat(new ObjectPath("a".repeat(255)).fileName()).hasSize(255);
    assertThatThrownBy(() -> new ObjectPath("ü".repeat(128))).hasMessageContaining("255 bytes");
  }

  @Test
  void namesItsPartsAndChildren() {
    ObjectPath path = ObjectPath.ROOT.child("raw").child("2013/flights.csv.gz");
    assertThat(path.segments()).containsExactly("raw", "2013", "flights.csv.gz");
    assertThat(path.fileName()).isEqualTo("flights.csv.gz");
    assertThat(ObjectPath.ROOT.segments()).isEmpty();
    assertThatThrownBy(() -> path.child("../x")).isInstanceOf(SlipwayException.class);
  }
}
