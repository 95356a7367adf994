// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.documents.Documents;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Name;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.recipe.Operation;
import dev.slipway.model.recipe.RecipeSpec;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Small tables with traps: nulls, NaN, blanks, quotes, keywords and characters beyond ASCII. */
final class Samples {
  static final Name FLIGHTS = new Name("flights");
  static final Name PLANES = new Name("planes");
  static final Name AIRLINES = new Name("airlines");
  static final Name ODD = new Name("odd");
  static final Name TYPES = new Name("types");
  static final Name PRICES = new Name("prices");
  static final Name EMPTY = new Name("empty");
  static final Name EMPTY_TOO = new Name("empty_too");
  static final Name AIRLINES_TOO = new Name("airlines_too");

  static final Map<Name, Schema> SCHEMAS = schemas();

  private Samples() {}

  private static Map<Name, Schema> schemas() {
    Map<Name, Schema> schemas = new LinkedHashMap<>();
    schemas.put(
        FLIGHTS,
        schema(
            "month int32",
            "day date",
            "carrier string",
            "origin string",
            "dest string",
            "tailnum string",
            "dep_delay float64",
            "distance int64",
            "time_hour timestamptz",
            "fare decimal(10,2)"));
    schemas.put(PLANES, schema("tailnum string", "year int32", "seats int32", "origin string"));
    schemas.put(AIRLINES, schema("carrier string", "name string"));
    schemas.put(
        ODD, schema("a \"b\" string", "select int32", "Größe float64", "date date", "a.b int64"));
    schemas.put(EMPTY, schema("x int32", "y string"));
    schemas.put(PRICES, schema("carrier string", "since date", "until date", "price int32"));
    schemas.put(EMPTY_TOO, schema("q float32", "r string", "z timestamp"));
    schemas.put(AIRLINES_TOO, schema("code string", "title string"));
    schemas.put(
        TYPES,
        schema(
            "b boolean",
            "i int32",
            "l int64",
            "f float32",
            "d float64",
            "n decimal(38,6)",
            "s string",
            "bin binary",
            "u uuid",
            "day date",
            "t time",
            "ts timestamp",
            "tz timestamptz",
            "li list<int32>",
            "m map<string,int64>",
            "st struct<x:int32,y:string>"));
    return schemas;
  }

  /** Columns written as {@code name type}; the name may hold blanks, the type may not. */
  static Schema schema(String... columns) {
    return new Schema(Arrays.stream(columns).map(Samples::column).toList());
  }

  private static Column column(String text) {
    int blank = text.lastIndexOf(' ');
    return Column.of(text.substring(0, blank), ColumnType.parse(text.substring(blank + 1)));
  }

  static RecipeSpec recipe(Operation operation, Name... inputs) {
    return new RecipeSpec(
        Arrays.stream(inputs).map(RecipeSpec.Input::of).toList(),
        List.of(new Name("output")),
        operation);
  }

  static Planned plan(Operation operation, Name... inputs) {
    return new Planner().plan(recipe(operation, inputs), SCHEMAS);
  }

  /** A recipe with its operation in YAML over sample tables, and outputs {@code out0} and on. */
  static RecipeSpec recipe(String operation, int outputs, Name... inputs) {
    Operation read =
        Documents.read(
            Operation.class, Documents.parseYaml(operation, "operation").getFirst().json());
    return new RecipeSpec(
        Arrays.stream(inputs).map(RecipeSpec.Input::of).toList(),
        IntStream.range(0, outputs).mapToObj(i -> new Name("out" + i)).toList(),
        read);
  }

  /** The rows of one output of such a recipe, in order of their texts. */
  static List<String> rows(Duck duck, RecipeSpec recipe, int output) throws SQLException {
    Planned.Output planned = new Planner().plan(recipe, SCHEMAS).outputs().get(output);
    assertThat(duck.types(planned.sql())).isEqualTo(duck.types(planned.schema()));
    return duck.rows(planned.sql()).stream().sorted().toList();
  }

  /** What such a recipe is refused for: pointers within its operation, with the sentences. */
  static List<String> faults(String operation, Name... inputs) {
    RecipeSpec recipe = recipe(operation, 1, inputs);
    SlipwayException refused =
        catchThrowableOfType(SlipwayException.class, () -> new Planner().plan(recipe, SCHEMAS));
    assertThat(refused).isNotNull();
    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID);
    return refused.problems().stream()
        .map(p -> p.pointer().replaceFirst("^/operation", "") + " " + p.message())
        .toList();
  }

  /** A DuckDB with all the tables. */
  static Duck duck() throws SQLException {
    Duck duck = new Duck();
    duck.table(
        FLIGHTS,
        schema(FLIGHTS),
        "1, '2013-01-31', 'UA', 'EWR', 'IAH', 'N1', 2.0, 1400, '2013-01-31 10:00:00+00', 99.90",
        "1, '2013-01-31', 'UA', 'LGA', 'IAH', 'N2', 4.0, 1416, '2013-01-31 11:00:00+00', 120.00",
        "2, '2013-02-01', 'UA', 'EWR', 'ORD', NULL, NULL, 719, '2013-02-01 05:00:00+00', NULL",
        "2, '2013-02-01', 'AA', 'JFK', 'MIA', 'N3', -6.0, 1089, '2013-02-01 23:00:00+00', 80.05",
        "3, NULL, 'B6', 'JFK', 'BQN', 'N9', 'NaN', 1576, NULL, 70.00",
        "3, '2013-03-01', NULL, 'JFK', 'Zürich ''ZRH''', '', 33.0, NULL, '2013-03-01 00:00:00+00', 10.00");
    duck.table(
        PLANES,
        schema(PLANES),
        "'N1', 1999, 149, 'EWR'",
        "'N2', NULL, 149, 'LGA'",
        "'N3', 1987, 200, 'JFK'",
        "'N7', 2001, 20, 'EWR'",
        "NULL, 1950, 2, 'EWR'");
    duck.table(AIRLINES, schema(AIRLINES), "'UA', 'United'", "'AA', 'American'", "'漢', NULL");
    duck.table(
        ODD, schema(ODD), "'it''s \\n', 1, 1.5, '2020-02-29', 7", "'漢', NULL, NULL, NULL, 8");
    duck.table(EMPTY, schema(EMPTY));
    duck.table(
        PRICES,
        schema(PRICES),
        "'UA', '2013-01-01', '2013-01-31', 10",
        "'UA', '2013-02-05', '2013-02-28', 20",
        "'ua', '2013-01-30', '2013-03-31', 30",
        "'AA', '2013-01-31', '2013-02-01', 40",
        "NULL, '2013-01-01', '2013-12-31', 50",
        "'B6', NULL, NULL, 60");
    duck.table(EMPTY_TOO, schema(EMPTY_TOO));
    duck.table(AIRLINES_TOO, schema(AIRLINES_TOO), "'AA', 'American Airlines'", "'ua', 'United'");
    duck.table(
        TYPES,
        schema(TYPES),
        "true, 1, 2, 0.5, 0.25, 12345678901234567890.123456, 'é', '\\xAB'::BLOB,"
            + " '00000000-0000-0000-0000-000000000001', '2020-02-29', '12:34:56.123456',"
            + " '2020-02-29 12:34:56.123456', '2020-02-29 12:34:56.123456+00', [1, NULL],"
            + " MAP {'k': 9}, {'x': 1, 'y': 'z'}",
        String.join(", ", "NULL ".repeat(16).strip().split(" ")));
    return duck;
  }

  static Schema schema(Name table) {
    Schema schema = SCHEMAS.get(table);
    if (schema == null) {
      throw new IllegalArgumentException("There is no sample table " + table);
    }
    return schema;
  }
}
