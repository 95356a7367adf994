// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ColumnType.Primitive;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ColumnProfileTest {
  @Test
  void keepsATypeThatAllValuesHave() {
    ColumnProfile profile = new ColumnProfile(Primitive.INT64, 10, 0, 0, 0, List.of());

    assertThat(profile.type()).isEqualTo(Primitive.INT64);
    assertThat(profile.note("a")).isEmpty();
  }

  @Test
  void widensWholeNumbersToRealOnesAndAllElseToText() {
    assertThat(new ColumnProfile(Primitive.INT64, 10, 2, 0, 0, List.of()).type())
        .isEqualTo(Primitive.FLOAT64);
    assertThat(new ColumnProfile(Primitive.INT64, 10, 2, 1, 0, List.of()).type())
        .isEqualTo(Primitive.STRING);
    assertThat(new ColumnProfile(Primitive.DATE, 10, 1, 0, 0, List.of()).note("day"))
        .contains(
            "The column 'day' begins with date but has 1 other value further on, so it is taken for string.");
  }

  @Test
  void keepsDigitsBehindZerosAsText() {
    ColumnProfile profile = new ColumnProfile(Primitive.INT64, 10, 0, 0, 3, List.of());

    assertThat(profile.type()).isEqualTo(Primitive.STRING);
    assertThat(profile.note("zip"))
        .hasValueSatisfying(note -> assertThat(note).contains("'zip'", "leading zero"));
  }
}
