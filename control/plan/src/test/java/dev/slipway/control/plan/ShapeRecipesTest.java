// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Name;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Recipes that bring tables to another shape, against results worked out by hand. */
class ShapeRecipesTest {
  private static Duck duck;

  @BeforeAll
  static void open() throws SQLException {
    duck = Samples.duck();
  }

  @AfterAll
  static void close() throws SQLException {
    duck.close();
  }

  private static List<String> rows(String operation, Name... inputs) throws SQLException {
    return Samples.rows(duck, Samples.recipe(operation, 1, inputs), 0);
  }

  private static List<String> columns(String operation, Name... inputs) {
    return new Planner()
            .plan(Samples.recipe(operation, 1, inputs), Samples.SCHEMAS)
            .output()
            .schema()
            .columns()
            .stream()
            .map(c -> c.name() + " " + c.type())
            .toList();
  }

  @Test
  void stacksByNameWithTheWidestTypesAndNullsWhereAColumnIsMissing() throws SQLException {
    assertThat(columns("{type: stack, origin: from}", Samples.PLANES, Samples.AIRLINES))
        .containsExactly(
            "tailnum string",
            "year int32",
            "seats int32",
            "origin string",
            "carrier string",
            "name string",
            "from string");
    assertThat(rows("{type: stack, origin: from}", Samples.AIRLINES, Samples.EMPTY))
        .containsExactly(
            "AA | American | null | null | airlines",
            "UA | United | null | null | airlines",
            "漢 | null | null | null | airlines");
    assertThat(rows("{type: stack, keep: first}", Samples.AIRLINES, Samples.FLIGHTS))
        .containsExactly(
            "AA | American",
            "AA | null",
            "B6 | null",
            "UA | United",
            "UA | null",
            "UA | null",
            "UA | null",
            "null | null",
            "漢 | null");
  }

  @Test
  void stacksByPosition() throws SQLException {
    String operation = "{type: stack, match: position, keep: common, columns: [a, b]}";
    assertThat(columns("{type: stack, match: position}", Samples.EMPTY, Samples.EMPTY_TOO))
        .containsExactly("x float64", "y string", "z timestamp");
    assertThat(columns("{type: stack, match: position}", Samples.EMPTY_TOO, Samples.EMPTY))
        .containsExactly("q float64", "r string", "z timestamp");
    assertThat(columns(operation, Samples.AIRLINES, Samples.AIRLINES_TOO))
        .containsExactly("a string", "b string");
    assertThat(rows(operation, Samples.AIRLINES, Samples.AIRLINES_TOO))
        .containsExactly(
            "AA | American", "AA | American Airlines", "UA | United", "ua | United", "漢 | null");
  }

  @Test
  void refusesStacksOfWhatDoesNotFit() {
    assertThat(Samples.faults("{type: stack, match: position}", Samples.AIRLINES, Samples.EMPTY))
        .containsExactly(
            " The column 'carrier' is of type string in 'airlines' and of type int32 in 'empty',"
                + " and no type holds both; cast one of them before.");
    assertThat(Samples.faults("{type: stack, keep: common}", Samples.AIRLINES, Samples.EMPTY))
        .containsExactly("/keep The inputs have no column in common, so that nothing is kept.");
    assertThat(Samples.faults("{type: stack, origin: name}", Samples.AIRLINES, Samples.EMPTY))
        .containsExactly(
            "/origin There is already a column 'name'; give the new one another name.");
    assertThat(Samples.faults("{type: stack, columns: [a]}", Samples.AIRLINES, Samples.EMPTY))
        .containsExactly(
            "/columns Columns that are matched by name keep their names; leave these out.");
    assertThat(
            Samples.faults(
                "{type: stack, match: position, columns: [a, A]}",
                Samples.AIRLINES,
                Samples.AIRLINES_TOO))
        .containsExactly(" There is already a column 'A'; give the new one another name.");
    assertThat(
            Samples.faults(
                "{type: stack, match: position, columns: [a]}",
                Samples.AIRLINES,
                Samples.AIRLINES_TOO))
        .containsExactly("/columns There are 1 names for 2 columns.");
    assertThat(Samples.faults("{type: stack}", Samples.AIRLINES))
        .containsExactly(" A stack has at least two inputs, and the recipe has 1.");
  }

  @Test
  void makesRowsOfColumns() throws SQLException {
    assertThat(columns("{type: unpivot, columns: [year, seats]}", Samples.PLANES))
        .containsExactly("tailnum string", "origin string", "name string", "value int32");
    assertThat(rows("{type: unpivot, columns: [year, seats]}", Samples.PLANES))
        .containsExactly(
            "N1 | EWR | seats | 149",
            "N1 | EWR | year | 1999",
            "N2 | LGA | seats | 149",
            "N3 | JFK | seats | 200",
            "N3 | JFK | year | 1987",
            "N7 | EWR | seats | 20",
            "N7 | EWR | year | 2001",
            "null | EWR | seats | 2",
            "null | EWR | year | 1950");
    assertThat(rows("{type: unpivot, columns: [Carrier, name], keepNulls: true}", Samples.AIRLINES))
        .containsExactly(
            "carrier | AA",
            "carrier | UA",
            "carrier | 漢",
            "name | American",
            "name | United",
            "name | null");
    assertThat(rows("{type: unpivot, columns: [x]}", Samples.EMPTY)).isEmpty();
  }

  @Test
  void refusesToMakeRowsOfWhatDoesNotFit() {
    assertThat(Samples.faults("{type: unpivot, columns: [year, origin, sets]}", Samples.PLANES))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("/columns/2 There is no column 'sets'. Did you mean 'seats'?");
    assertThat(Samples.faults("{type: unpivot, columns: [year, origin]}", Samples.PLANES))
        .containsExactly(
            "/columns/1 'origin' is of type string and the columns before it of type int32, and no"
                + " type holds both; cast one of them before.");
    assertThat(
            Samples.faults(
                "{type: unpivot, columns: [year], name: seats, value: Origin}", Samples.PLANES))
        .extracting(fault -> fault.split(" ", -1)[0])
        .containsExactly("/name", "/value");
    assertThat(Samples.faults("{type: unpivot, columns: [year, YEAR]}", Samples.PLANES))
        .containsExactly("/columns/1 The column 'YEAR' is listed twice.");
    assertThat(Samples.faults("{type: unpivot}", Samples.PLANES))
        .containsExactly("/columns There is nothing to make rows of; name columns.");
  }
}
