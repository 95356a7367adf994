// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Engine.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RowReaderTest {
  private final Database database = Database.open();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void writesEveryTypeInFull() {
    assertThat(
            one(
                "9223372036854775807, 1.50::DECIMAL(10,2), 0.1::DOUBLE, 'nan'::DOUBLE, '-inf'::FLOAT, NULL, true"))
        .isEqualTo("[[9223372036854775807,1.50,0.1,\"NaN\",\"-Infinity\",null,true]]");
    assertThat(
            one(
                "DATE '2024-02-29', TIME '10:00:01', TIMESTAMP '2024-02-29 10:00:00.000001', 'x'::BLOB"))
        .isEqualTo("[[\"2024-02-29\",\"10:00:01\",\"2024-02-29T10:00:00.000001\",\"eA==\"]]");
    assertThat(one("TIMESTAMPTZ '2024-02-29 10:00:00+02', 12345678901234567890::HUGEINT"))
        .isEqualTo("[[\"2024-02-29T08:00Z\",12345678901234567890]]");
    assertThat(one("[1, NULL], {'x': 1, 'y': ['a']}, MAP {'k': DATE '2024-01-01'}"))
        .isEqualTo("[[[1,null],{\"x\":1,\"y\":[\"a\"]},{\"k\":\"2024-01-01\"}]]");
  }

  @Test
  void escapesWhatJsonDoesNotAllow() {
    assertThat(one("'a\"b\\c' || chr(10) || chr(1) || 'é'"))
        .isEqualTo("[[\"a\\\"b\\\\c\\n\\u0001é\"]]");
  }

  @Test
  void stopsAtTheNumberOfRowsOrOfCharacters() {
    Rows few = rows("SELECT range AS i FROM range(10)", 3);
    Rows wide = rows("SELECT repeat('x', 1000000) AS x FROM range(100)", 100);

    assertThat(few.rows().text()).isEqualTo("[[0],[1],[2]]");
    assertThat(few.more()).isTrue();
    assertThat(wide.more()).isTrue();
    assertThat(wide.rows().text().length()).isLessThan(6 << 20);
  }

  @Test
  void refusesARowThatIsLongerThanAllMayBe() {
    assertThatThrownBy(() -> rows("SELECT repeat('x', 5000000) AS x", 1))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("Select fewer columns");
  }

  private String one(String values) {
    database.execute("SET TimeZone = 'UTC'");
    return rows("SELECT " + values, 5).rows().text();
  }

  private Rows rows(String sql, int most) {
    return database.query(sql, result -> new RowReader(result).rows(most));
  }
}
