// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ColumnType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DuckTypeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "boolean",
        "int32",
        "int64",
        "float32",
        "float64",
        "decimal(10,2)",
        "decimal(38,0)",
        "string",
        "binary",
        "uuid",
        "date",
        "time",
        "timestamp",
        "timestamptz",
        "list<string>",
        "list<list<int64>>",
        "map<string,decimal(5,1)>",
        "struct<x:int32,y:list<struct<z:timestamptz>>>",
        "map<int64,struct<a:string>>"
      })
  void mapsEveryTypeToDuckDbAndBack(String text) {
    ColumnType type = ColumnType.parse(text);
    try (Database database = Database.open()) {
      String said =
          database.query(
              "SELECT typeof(CAST(NULL AS " + DuckType.sql(type) + "))",
              rows -> rows.next() ? rows.getString(1) : "");

      assertThat(DuckType.parse(said)).isEqualTo(type);
      assertThat(DuckType.parse(DuckType.sql(type))).isEqualTo(type);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TINYINT | int32
          USMALLINT | int32
          UINTEGER | int64
          UBIGINT | decimal(20,0)
          HUGEINT | decimal(38,0)
          JSON | string
          INTERVAL | string
          ENUM('a', 'b, c') | string
          ENUM('it''s ) ]')[] | list<string>
          INTEGER[3] | list<int32>
          TIMESTAMP_NS | timestamp
          STRUCT(a INTEGER, "b ""c"" d" VARCHAR[]) | struct<a:int32,b "c" d:list<string>>
          """)
  void takesTheNarrowestTypeThatHoldsEveryValue(String duck, String own) {
    assertThat(DuckType.parse(duck)).hasToString(own);
  }

  @Test
  void quotesTheNamesOfFields() {
    ColumnType type =
        new ColumnType.Struct(List.of(new ColumnType.Field("a \"b\"", ColumnType.Primitive.DATE)));

    assertThat(DuckType.sql(type)).isEqualTo("STRUCT(\"a \"\"b\"\"\" DATE)");
  }
}
