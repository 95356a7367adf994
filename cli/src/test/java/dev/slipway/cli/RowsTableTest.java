// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import org.junit.jupiter.api.Test;

class RowsTableTest {
  @Test
  void givesTheFractionsOfAColumnTheSameDigits() {
    assertThat(table("float64", "12.106073", "63.0", "1E2", "-0.0004"))
        .isEqualTo("x\n───────\n 12.106\n 63.000\n100.000\n  0.000".replace("x\n", "      x\n"));
  }

  @Test
  void showsNoDigitsWhereNoneAreNeeded() {
    assertThat(table("float64", "63.0", "5")).isEqualTo(" x\n──\n63\n 5");
  }

  @Test
  void writesWhatIsNoNumberAsText() {
    assertThat(table("float64", "\"NaN\"", "1.5", "null")).isEqualTo("  x\n───\nNaN\n1.5\n");
  }

  @Test
  void keepsDecimalsAndTextAsTheyAre() {
    assertThat(table("decimal(10,4)", "1.5000")).endsWith("1.5000");
    assertThat(table("string", "\"a\\\"b\"")).endsWith("a\"b");
    assertThat(table("list<int32>", "[1,2]")).endsWith("[1,2]");
    assertThat(table("boolean", "true", "null")).isEqualTo("x\n────\ntrue\n");
  }

  private static String table(String type, String... cells) {
    StringBuilder rows = new StringBuilder();
    for (String cell : cells) {
      rows.append(rows.isEmpty() ? "" : ",").append('[').append(cell).append(']');
    }
    Json json =
        new Json(
            "{\"schema\":[{\"name\":\"x\",\"type\":\"" + type + "\"}],\"rows\":[" + rows + "]}");
    return RowsTable.text(Documents.readStored(Wire.Rows.class, json));
  }
}
