// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ColumnType.Primitive;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTest {
  @Test
  void refusesTwoColumnsThatDifferOnlyByCase() {
    List<Column> columns =
        List.of(Column.of("Origin", Primitive.STRING), Column.of("origin", Primitive.STRING));
    assertThatThrownBy(() -> new Schema(columns))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("'Origin' and 'origin'");
  }

  @Test
  void findsAColumnIgnoringCase() {
    Schema schema = new Schema(List.of(Column.of("dep_time", Primitive.INT64)));
    assertThat(schema.find("DEP_TIME").map(Column::name)).contains("dep_time");
    assertThat(schema.find("dep time")).isEmpty();
  }

  @Test
  void takesAnyTextAsAColumnNameButNothingAndControlCharacters() {
    assertThat(Column.of("Größe in \"cm\", ca.", Primitive.FLOAT64).name()).contains("cm");
    assertThatThrownBy(() -> Column.of("", Primitive.DATE)).isInstanceOf(SlipwayException.class);
    assertThatThrownBy(() -> Column.of("a\tb", Primitive.DATE)).hasMessageContaining("control");
  }
}
