// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Name;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Recipes that work out values over many rows, against results worked out by hand. */
class ValueRecipesTest {
  private static Duck duck;

  @BeforeAll
  static void open() throws SQLException {
    duck = Samples.duck();
  }

  @AfterAll
  static void close() throws SQLException {
    duck.close();
  }

  private static List<String> rows(String operation, Name input) throws SQLException {
    return Samples.rows(duck, Samples.recipe(operation, 1, input), 0);
  }

  private static List<String> group(String aggregate, Name input) throws SQLException {
    return rows("{type: group, aggregates: [{" + aggregate + ", as: v}]}", input);
  }

  private static List<String> pointers(String operation, Name input) {
    return Samples.faults(operation, input).stream().map(fault -> fault.split(" ", -1)[0]).toList();
  }

  @Test
  void findsTheFirstAndLastValueByAnOrder() throws SQLException {
    String byYear = ", orderBy: [{column: year}]";
    assertThat(group("function: first, of: tailnum" + byYear, Samples.PLANES))
        .as("the plane of 1950 has no number")
        .containsExactly("null");
    assertThat(group("function: last, of: tailnum" + byYear, Samples.PLANES)).containsExactly("N7");
    String bySeats = ", orderBy: [{column: seats, descending: true}]";
    assertThat(group("function: last, of: seats + 1" + bySeats, Samples.PLANES))
        .containsExactly("3");
    assertThat(
            rows(
                "{type: group, by: [seats], aggregates: [{function: first, of: tailnum, as: v,"
                    + " orderBy: [{column: seats}]}]}",
                Samples.PLANES))
        .as("of two planes with 149 seats that with the smaller number")
        .containsExactly("149 | N1", "2 | null", "20 | N7", "200 | N3");
    assertThat(group("function: first, of: x, orderBy: [{column: y}]", Samples.EMPTY))
        .containsExactly("null");
  }

  @Test
  void writesTextsInARow() throws SQLException {
    assertThat(group("function: concat, of: tailnum, separator: ', '", Samples.PLANES))
        .containsExactly("N1, N2, N3, N7");
    assertThat(
            group(
                "function: concat, of: seats, separator: \"' \", orderBy: [{column: year}]",
                Samples.PLANES))
        .containsExactly("2' 200' 149' 20' 149");
    assertThat(group("function: concat, of: origin, distinct: true", Samples.PLANES))
        .containsExactly("EWRJFKLGA");
    assertThat(group("function: concat, of: y", Samples.EMPTY)).containsExactly("null");
  }

  @Test
  void measuresSpreadAndMiddle() throws SQLException {
    // Seats: 149, 149, 200, 20, 2; mean 104, squares 2025, 2025, 9216, 7056, 10404.
    assertThat(group("function: variance, of: seats", Samples.PLANES)).containsExactly("7681.5");
    assertThat(group("function: median, of: seats", Samples.PLANES)).containsExactly("149.0");
    assertThat(group("function: count-distinct-approximate, of: seats", Samples.PLANES))
        .containsExactly("4");
    assertThat(group("function: median, of: x", Samples.EMPTY)).containsExactly("null");
    assertThat(group("function: count-distinct-approximate, of: x", Samples.EMPTY))
        .containsExactly("0");
  }

  @Test
  void worksOutFormulasOverAggregates() throws SQLException {
    assertThat(
            rows(
                "{type: group, by: [origin], aggregates: [{function: formula, as: v, of:"
                    + " \"upper(origin) || ':' || CAST(max(seats) - min(seats) AS string)"
                    + " || '/' || CAST(count(DISTINCT seats) + count(*) AS string)\"}]}",
                Samples.PLANES))
        .containsExactly("EWR | EWR:147/6", "JFK | JFK:0/2", "LGA | LGA:0/2");
    assertThat(group("function: formula, of: 'sum(x) / count(*)'", Samples.EMPTY))
        .containsExactly("null");
    assertThat(group("function: formula, of: '1 + 1'", Samples.EMPTY)).containsExactly("2");
  }

  @Test
  void saysWhereAFormulaOverAggregatesIsWrong() {
    String group =
        "{type: group, by: [origin], aggregates: [{function: formula, as: v, of: '%s'}]}";
    assertThat(Samples.faults(group.formatted("sum(seats) + seats"), Samples.PLANES))
        .containsExactly(
            "/aggregates/0/of There is no column 'seats' (line 1, column 14 of"
                + " 'sum(seats) + seats'). Outside of aggregates there is only what is grouped by.");
    assertThat(Samples.faults(group.formatted("sum(max(seats))"), Samples.PLANES))
        .first()
        .asString()
        .startsWith("/aggregates/0/of max works over many rows and cannot stand in a formula");
    assertThat(Samples.faults(group.formatted("sum(tailnum)"), Samples.PLANES))
        .containsExactly("/aggregates/0/of sum works on numbers, but 'tailnum' is of type string.");
    assertThat(Samples.faults(group.formatted("sum(sets)"), Samples.PLANES)).hasSize(1);
    assertThat(Samples.faults(group.formatted("sum(seats, 1)"), Samples.PLANES))
        .containsExactly(
            "/aggregates/0/of sum takes one argument here (line 1, column 1 of 'sum(seats, 1)').");
    assertThat(Samples.faults(group.formatted("corr(seats)"), Samples.PLANES))
        .first()
        .asString()
        .startsWith("/aggregates/0/of 'corr' cannot stand in the formula of an aggregate");
    assertThat(Samples.faults(group.formatted("NULL"), Samples.PLANES))
        .first()
        .asString()
        .contains("is always null and so has no type");
  }

  @Test
  void refusesWhatAnAggregateDoesNotTake() {
    assertThat(
            pointers(
                """
                type: group
                by: [origin]
                aggregates:
                  - {function: first, of: seats, as: a}
                  - {function: sum, of: seats, orderBy: [{column: year}], as: b}
                  - {function: sum, of: seats, separator: x, as: c}
                  - {function: concat, of: seats, distinct: true, orderBy: [{column: year}], as: d}
                  - {function: variance, of: origin, as: e}
                  - {function: last, of: seats, orderBy: [{column: yaer}], as: f}
                  - {function: formula, as: g}
                  - {function: median, of: seats, as: Origin}
                """,
                Samples.PLANES))
        .containsExactly(
            "/aggregates/0/orderBy",
            "/aggregates/1/orderBy",
            "/aggregates/2/separator",
            "/aggregates/3/orderBy",
            "/aggregates/4/of",
            "/aggregates/5/orderBy/0/column",
            "/aggregates/6/of",
            "/aggregates/7/as");
  }

  private static List<String> window(String over) throws SQLException {
    String operation =
        "{type: window, orderBy: [{column: seats}, {column: tailnum}], columns: [{"
            + over
            + ", as: v}]}";
    return rows(operation, Samples.PLANES).stream()
        .map(row -> row.split(" \\| ", -1)[0] + " " + row.split(" \\| ", -1)[4])
        .toList();
  }

  /** In order: null 2 seats, N7 20, N1 149, N2 149, N3 200. */
  @Test
  void looksAtRowsAround() throws SQLException {
    assertThat(window("function: sum, of: seats, frame: {unit: rows, before: 1, after: 0}"))
        .containsExactly("N1 169", "N2 298", "N3 349", "N7 22", "null 2");
    assertThat(window("function: sum, of: seats, frame: {unit: rows, before: -1}"))
        .containsExactly("N1 349", "N2 200", "N3 null", "N7 498", "null 518");
    assertThat(window("function: count, frame: {unit: rows}"))
        .containsExactly("N1 5", "N2 5", "N3 5", "N7 5", "null 5");
    assertThat(window("function: ntile, number: 2"))
        .containsExactly("N1 1", "N2 2", "N3 2", "N7 1", "null 1");
    assertThat(window("function: nth, of: seats, number: 2"))
        .containsExactly("N1 20", "N2 20", "N3 20", "N7 20", "null null");
    assertThat(window("function: lead, of: seats, otherwise: '-1'"))
        .containsExactly("N1 149", "N2 200", "N3 -1", "N7 149", "null 20");
    assertThat(window("function: last, of: tailnum, frame: {unit: rows, after: 1}"))
        .containsExactly("N1 N2", "N2 N3", "N3 N3", "N7 N1", "null N7");
    assertThat(window("function: cume-dist"))
        .containsExactly("N1 0.6", "N2 0.8", "N3 1.0", "N7 0.4", "null 0.2");
    assertThat(window("function: percent-rank"))
        .containsExactly("N1 0.5", "N2 0.75", "N3 1.0", "N7 0.25", "null 0.0");
  }

  @Test
  void looksAtRangesOfValues() throws SQLException {
    assertThat(
            rows(
                """
                type: window
                orderBy: [{column: seats}]
                columns: [{function: count, frame: {unit: range, before: 51, after: 0}, as: v}]
                """,
                Samples.PLANES))
        .containsExactly(
            "N1 | 1999 | 149 | EWR | 2",
            "N2 | null | 149 | LGA | 2",
            "N3 | 1987 | 200 | JFK | 3",
            "N7 | 2001 | 20 | EWR | 2",
            "null | 1950 | 2 | EWR | 1");
    assertThat(
            rows(
                """
                type: window
                orderBy: [{column: day}]
                columns: [{function: count, frame: {unit: range, before: 1, after: 0, of: day}, as: v}]
                """,
                Samples.FLIGHTS))
        .extracting(
            row -> row.split(" \\| ", -1)[1] + " " + row.substring(row.lastIndexOf(' ') + 1))
        .containsExactlyInAnyOrder(
            "2013-01-31 2",
            "2013-01-31 2",
            "2013-02-01 4",
            "2013-02-01 4",
            "2013-03-01 1",
            "null 1");
  }

  @Test
  void refusesFramesThatCannotBe() {
    assertThat(
            pointers(
                """
                type: window
                orderBy: [{column: day}]
                columns:
                  - {function: rank, frame: {unit: rows, before: 1}, as: a}
                  - {function: count, frame: {unit: rows, before: 1.5}, as: b}
                  - {function: count, frame: {unit: range, before: 1}, as: c}
                  - {function: count, frame: {unit: range, before: 1, of: hour}, as: d}
                  - {function: count, frame: {unit: rows, before: -2, after: 1}, as: e}
                  - {function: count, frame: {unit: rows, before: 1, of: day}, as: f}
                  - {function: ntile, as: g}
                  - {function: lag, of: dest, otherwise: '1', as: h}
                  - {function: sum, of: distance, otherwise: '1', as: i}
                """,
                Samples.FLIGHTS))
        .containsExactly(
            "/columns/0/frame",
            "/columns/1/frame/before",
            "/columns/2/frame/of",
            "/columns/3/frame/of",
            "/columns/4/frame/before",
            "/columns/5/frame/of",
            "/columns/6/number",
            "/columns/7/otherwise",
            "/columns/8/otherwise");
    assertThat(
            Samples.faults(
                """
                type: window
                orderBy: [{column: dest}]
                columns: [{function: count, frame: {unit: range, before: 1}, as: a}]
                """,
                Samples.FLIGHTS))
        .containsExactly(
            "/columns/0/frame/unit A range is one of numbers, dates or times, and the column to"
                + " order by is of type string.");
  }

  @Test
  void makesColumnsOfValues() throws SQLException {
    assertThat(
            rows(
                """
                type: pivot
                by: [seats]
                column: origin
                values: [{value: EWR}, {value: LGA, as: laguardia}, {value: XXX}]
                aggregates: [{function: count, as: ''}, {function: max, of: tailnum, as: last}]
                """,
                Samples.PLANES))
        .containsExactly(
            "149 | 1 | N1 | 1 | N2 | 0 | null",
            "2 | 1 | null | 0 | null | 0 | null",
            "20 | 1 | N7 | 0 | null | 0 | null",
            "200 | 0 | null | 0 | null | 0 | null");
    assertThat(
            rows(
                """
                type: pivot
                column: year
                values: [{value: '1999'}, {value: '1987', as: old}]
                aggregates: [{function: first, of: tailnum, orderBy: [{column: seats}], as: ''}]
                """,
                Samples.PLANES))
        .containsExactly("N1 | N3");
    assertThat(
            rows(
                "{type: pivot, by: [y], column: x, values: [{value: '1'}], aggregates:"
                    + " [{function: count}]}",
                Samples.EMPTY))
        .isEmpty();
  }

  @Test
  void refusesPivotsThatCannotBe() {
    assertThat(pointers("{type: pivot, by: [q], column: p, values: [{value: x}]}", Samples.PLANES))
        .containsExactly("/column", "/aggregates", "/by/0");
    assertThat(
            pointers(
                """
                type: pivot
                by: [year]
                column: seats
                values: [{value: x}, {value: '1'}, {value: '1'}, {value: '2', as: Year}, {value: '3'}]
                aggregates: [{function: count}, {function: sum, of: origin, as: s}]
                """,
                Samples.PLANES))
        .containsExactly(
            "/values/0/value",
            "/values/1/of",
            "/values/2/value",
            "/values/3/as",
            "/values/3/of",
            "/values/4/of");
    assertThat(
            Samples.faults(
                "{type: pivot, column: tz, values: [{value: x}], aggregates: [{function: count}]}",
                Samples.TYPES))
        .containsExactly(
            "/values/0/value Values of type timestamptz cannot be listed; use a formula that makes"
                + " text of them.");
  }

  @Test
  void extractsRowsThatBreakChecksAndSaysWhich() throws SQLException {
    assertThat(
            rows(
                """
                type: extract-failed-rows
                checks:
                  - {type: not-null, columns: [tailnum, year]}
                  - {type: unique, columns: [seats]}
                  - {type: holds, condition: year < 2000}
                as: why
                """,
                Samples.PLANES))
        .containsExactly(
            "N1 | 1999 | 149 | EWR | unique: seats",
            "N2 | null | 149 | LGA | not null: tailnum, year; unique: seats",
            "N7 | 2001 | 20 | EWR | year < 2000",
            "null | 1950 | 2 | EWR | not null: tailnum, year");
    assertThat(
            rows(
                "{type: extract-failed-rows, checks: [{type: holds, condition: x > 1}]}",
                Samples.EMPTY))
        .isEmpty();
  }

  @Test
  void refusesChecksThatNoRowBreaks() {
    assertThat(
            pointers(
                """
                type: extract-failed-rows
                checks:
                  - {type: row-count, least: 1}
                  - {type: not-null, columns: []}
                  - {type: unique, columns: [sets]}
                  - {type: holds, condition: seats}
                """,
                Samples.PLANES))
        .containsExactly(
            "/checks/0", "/checks/1/columns", "/checks/2/columns/0", "/checks/3/condition");
    assertThat(pointers("{type: extract-failed-rows}", Samples.PLANES)).containsExactly("/checks");
    assertThat(
            pointers(
                "{type: extract-failed-rows, as: Year, checks: [{type: not-null, columns: [year]}]}",
                Samples.PLANES))
        .containsExactly("/as");
  }
}
