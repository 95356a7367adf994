// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.control.plan.dialect.TypeName;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType;
import java.sql.SQLException;
import java.util.List;
import org.apache.calcite.sql.type.SqlTypeName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Column types there and back, and as DuckDB knows them. */
class TypesTest {
  private static Duck duck;

  @BeforeAll
  static void open() throws SQLException {
    duck = Samples.duck();
  }

  @AfterAll
  static void close() throws SQLException {
    duck.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "boolean",
        "int32",
        "int64",
        "float32",
        "float64",
        "decimal(1,0)",
        "decimal(38,38)",
        "string",
        "binary",
        "uuid",
        "date",
        "time",
        "timestamp",
        "timestamptz",
        "list<string>",
        "list<list<decimal(10,2)>>",
        "map<string,list<int32>>",
        "struct<a:int32,B:struct<c:date>>"
      })
  void goThereAndBack(String text) throws SQLException {
    ColumnType type = ColumnType.parse(text);
    assertThat(Types.columnType(Types.of(type))).contains(type);
    duck.run("CREATE OR REPLACE TABLE t (x " + TypeName.duckDb(type) + ")");
  }

  @Test
  void someValuesAreNoColumns() {
    assertThat(Types.columnType(Types.FACTORY.createSqlType(SqlTypeName.NULL))).isEmpty();
    assertThat(Types.columnType(Types.FACTORY.createUnknownType())).isEmpty();
    assertThat(Types.columnType(Types.FACTORY.createSqlType(SqlTypeName.ANY))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          i + i         | int32
          i + l         | int64
          i * 2.5       | decimal(12,1)
          l / 2         | float64
          i / i         | float64
          n + 1         | decimal(38,6)
          f + i         | float32
          d + n         | float64
          sum(i)        | int64
          sum(l)        | int64
          sum(n)        | decimal(38,6)
          sum(f)        | float64
          avg(i)        | float64
          avg(n)        | float64
          count(s)      | int64
          min(n)        | decimal(38,6)
          stddev_samp(i) | float64
          """)
  void arithmeticHasTheseTypes(String expression, String type) throws SQLException {
    Planned planned =
        new Planner().query("SELECT " + expression + " AS x FROM types", Samples.SCHEMAS);
    assertThat(planned.output().schema().columns().getFirst().type()).hasToString(type);
    assertThat(duck.types(planned.output().sql())).isEqualTo(duck.types(planned.output().schema()));
    assertThat(duck.rows(planned.output().sql())).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "boolean",
        "int32",
        "int64",
        "float32",
        "float64",
        "decimal(10,2)",
        "string",
        "binary",
        "uuid",
        "date",
        "time",
        "timestamp",
        "timestamptz"
      })
  void canBeWrittenInACast(String type) throws SQLException {
    Planned planned =
        new Planner().query("SELECT TRY_CAST('1' AS " + type + ") AS x, 1 AS one", Samples.SCHEMAS);
    assertThat(planned.output().schema().columns().getFirst().type()).hasToString(type);
    assertThat(duck.types(planned.output().sql())).isEqualTo(duck.types(planned.output().schema()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          integer | int32
          SMALLINT | int32
          bigint | int64
          double | float64
          real | float32
          varchar | string
          varbinary | binary
          timestamp with local time zone | timestamptz
          """)
  void haveTheirStandardNamesToo(String written, String type) {
    Planned planned =
        new Planner().query("SELECT CAST(NULL AS " + written + ") AS x", Samples.SCHEMAS);
    assertThat(planned.output().schema().columns().getFirst().type()).hasToString(type);
  }

  @Test
  void keepTheNamesAndOrderOfColumns() {
    assertThat(Types.schema(Types.row(Samples.schema(Samples.ODD))).names())
        .isEqualTo(List.of("a \"b\"", "select", "Größe", "date", "a.b"));
  }
}
