// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Name;
import dev.slipway.model.recipe.RecipeSpec;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Recipes that choose rows: which they keep, worked out by hand, and what they are refused for. */
class RowRecipesTest {
  private static final String LETTERS =
      "SELECT CASE WHEN i %% 4 < 2 THEN 'a' WHEN i %% 4 = 2 THEN 'b' END AS y,"
          + " CAST(i %% 2 AS INTEGER) AS x FROM range(%d) AS r(i)";
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

  private static List<String> faults(String operation, Name input) {
    return Samples.faults(operation, input);
  }

  /** Fills the empty table with few different rows, again and again. */
  private static List<String> drawn(int rows, String operation) throws SQLException {
    duck.run("INSERT INTO empty SELECT x, y FROM (" + LETTERS.formatted(rows) + ")");
    try {
      return rows(operation, Samples.EMPTY);
    } finally {
      duck.run("DELETE FROM empty");
    }
  }

  @Test
  void copiesEveryRowAndColumn() throws SQLException {
    assertThat(rows("{type: sync}", Samples.AIRLINES))
        .containsExactly("AA | American", "UA | United", "漢 | null");
    assertThat(rows("{type: sync}", Samples.EMPTY)).isEmpty();
    assertThat(rows("{type: sync}", Samples.TYPES)).hasSize(2);
  }

  @Test
  void takesTheFirstRowsByAnOrderWithNullsLast() throws SQLException {
    assertThat(
            rows(
                "{type: sample, method: first, rows: 2, orderBy: [{column: year, descending: true}]}",
                Samples.PLANES))
        .containsExactly("N1 | 1999 | 149 | EWR", "N7 | 2001 | 20 | EWR");
    assertThat(
            rows(
                "{type: sample, method: first, rows: 1, by: [origin], orderBy: [{column: year}]}",
                Samples.PLANES))
        .containsExactly("N2 | null | 149 | LGA", "N3 | 1987 | 200 | JFK", "null | 1950 | 2 | EWR");
  }

  @Test
  void drawsExactlySoManyAndTheSameWheneverItDraws() throws SQLException {
    String random = "{type: sample, method: random, rows: 100, seed: %d}";
    List<String> once = drawn(1000, random.formatted(1));

    assertThat(once).hasSize(100).isEqualTo(drawn(1000, random.formatted(1)));
    assertThat(once).isNotEqualTo(drawn(1000, random.formatted(2)));
    assertThat(drawn(50, random.formatted(1))).hasSize(50);
    assertThat(drawn(0, random.formatted(1))).isEmpty();
  }

  @Test
  void drawsEqualRowsEachForItself() throws SQLException {
    List<String> tenth = drawn(10_000, "{type: sample, method: ratio, ratio: 0.1}");

    assertThat(tenth).hasSizeBetween(800, 1200);
    assertThat(tenth.stream().filter("1 | null"::equals).count()).isBetween(150L, 350L);
    assertThat(drawn(100, "{type: sample, method: ratio, ratio: 1}")).hasSize(100);
  }

  @Test
  void drawsTheSameRowsInWhateverOrderTheyLie() throws SQLException {
    String operation = "{type: sample, method: ratio, ratio: 0.3, seed: 5}";
    duck.run("INSERT INTO empty SELECT x, y FROM (" + LETTERS.formatted(5000) + ")");
    List<String> forwards = rows(operation, Samples.EMPTY);
    duck.run("CREATE TABLE aside AS SELECT * FROM empty ORDER BY y DESC, x");
    duck.run("DELETE FROM empty");
    duck.run("INSERT INTO empty SELECT * FROM aside");
    duck.run("SET threads = 1");
    try {
      assertThat(rows(operation, Samples.EMPTY)).isEqualTo(forwards);
    } finally {
      duck.run("RESET threads");
      duck.run("DELETE FROM empty");
      duck.run("DROP TABLE aside");
    }
  }

  @Test
  void drawsThatPartOfEachCombinationToTheNearestWholeNumber() throws SQLException {
    List<String> part = drawn(42, "{type: sample, method: ratio, ratio: 0.25, by: [y]}");

    // 22 rows of a, 10 of b and 10 of null: 5.5, 2.5 and 2.5.
    assertThat(part.stream().filter(row -> row.endsWith("a"))).hasSize(6);
    assertThat(part.stream().filter(row -> row.endsWith("b"))).hasSize(3);
    assertThat(part.stream().filter(row -> row.endsWith("null"))).hasSize(3);
    assertThat(drawn(42, "{type: sample, method: random, rows: 4, by: [y]}")).hasSize(12);
  }

  @Test
  void takesOrLeavesRowsOfAKeyTogether() throws SQLException {
    List<String> all = new ArrayList<>();
    for (int seed = 0; seed < 20; seed++) {
      List<String> some =
          drawn(40, "{type: sample, method: ratio, ratio: 0.5, key: [y], seed: " + seed + "}");
      assertThat(some.size() % 10).isZero();
      all.addAll(some);
    }
    assertThat(all).hasSizeBetween(150, 650);
  }

  @Test
  void refusesSamplesThatSayTooLittleOrTooMuch() {
    assertThat(faults("{type: sample, method: ratio, ratio: 1.5, rows: 3}", Samples.PLANES))
        .containsExactly(
            "/ratio A ratio is more than 0 and at most 1, and not 1.5; 0.1 is a tenth.");
    assertThat(
            faults(
                "{type: sample, method: random, orderBy: [{column: yaer}], by: [x], key: [y]}",
                Samples.PLANES))
        .extracting(fault -> fault.split(" ", -1)[0])
        .containsExactly("/rows", "/orderBy", "/by/0", "/key/0", "/orderBy/0/column");
    assertThat(faults("{type: sample, method: first, rows: 1, key: [year]}", Samples.PLANES))
        .containsExactly(
            "/key Rows are kept together by a sample by ratio alone, of all rows; leave it out.");
  }

  @Test
  void keepsOneRowOfEachThatAreEqual() throws SQLException {
    assertThat(drawn(8, "{type: distinct, count: n}"))
        .containsExactly("0 | a | 2", "0 | b | 2", "1 | a | 2", "1 | null | 2");
    assertThat(rows("{type: distinct, by: [seats]}", Samples.PLANES))
        .containsExactly(
            "N1 | 1999 | 149 | EWR",
            "N3 | 1987 | 200 | JFK",
            "N7 | 2001 | 20 | EWR",
            "null | 1950 | 2 | EWR");
    assertThat(
            rows(
                "{type: distinct, by: [origin], keep: last, orderBy: [{column: year}], count: n}",
                Samples.PLANES))
        .containsExactly(
            "N2 | null | 149 | LGA | 1", "N3 | 1987 | 200 | JFK | 1", "N7 | 2001 | 20 | EWR | 3");
  }

  @Test
  void refusesDistinctRowsThatCannotBe() {
    assertThat(
            faults(
                "{type: distinct, by: [yaer], orderBy: [{column: q}], count: seats}",
                Samples.PLANES))
        .extracting(fault -> fault.split(" ", -1)[0])
        .containsExactly("/by/0", "/orderBy/0/column", "/count");
    assertThat(faults("{type: distinct, orderBy: [{column: year}]}", Samples.PLANES))
        .containsExactly(
            "/orderBy Rows that are equal in all columns are the same in any order; name columns"
                + " in 'by'.");
  }

  @Test
  void keepsTheFirstOfEachCombination() throws SQLException {
    assertThat(
            rows(
                "{type: top-n, by: [origin], orderBy: [{column: seats, descending: true}], rows: 2,"
                    + " place: n}",
                Samples.PLANES))
        .containsExactly(
            "N1 | 1999 | 149 | EWR | 1",
            "N2 | null | 149 | LGA | 1",
            "N3 | 1987 | 200 | JFK | 1",
            "N7 | 2001 | 20 | EWR | 2");
    // Two planes have 149 seats, of which the name decides unless both are kept.
    assertThat(rows("{type: top-n, orderBy: [{column: seats}], rows: 3}", Samples.PLANES))
        .containsExactly("N1 | 1999 | 149 | EWR", "N7 | 2001 | 20 | EWR", "null | 1950 | 2 | EWR");
    assertThat(
            rows(
                "{type: top-n, orderBy: [{column: seats}], rows: 3, ties: keep, place: n}",
                Samples.PLANES))
        .containsExactly(
            "N1 | 1999 | 149 | EWR | 3",
            "N2 | null | 149 | LGA | 3",
            "N7 | 2001 | 20 | EWR | 2",
            "null | 1950 | 2 | EWR | 1");
  }

  @Test
  void refusesATopWithoutAnOrderOrANumber() {
    assertThat(faults("{type: top-n, by: [carier], place: Dest}", Samples.FLIGHTS))
        .extracting(fault -> fault.split(" ", -1)[0])
        .containsExactly("/by/0", "/orderBy", "/place");
    assertThat(faults("{type: top-n, orderBy: [{column: day}], rows: -1}", Samples.FLIGHTS))
        .containsExactly("/rows A number of rows is 1 or more, and not -1.");
  }

  @Test
  void dividesRowsAmongOutputsWithoutLosingOrDoublingOne() throws SQLException {
    assertThat(divided("{type: split, conditions: [year > 1990, seats > 100]}", 3))
        .containsExactly(
            List.of("N1 | 1999 | 149 | EWR", "N7 | 2001 | 20 | EWR"),
            List.of("N2 | null | 149 | LGA", "N3 | 1987 | 200 | JFK"),
            List.of("null | 1950 | 2 | EWR"));
    assertThat(divided("{type: split, column: year, values: ['1999', '1987']}", 3))
        .containsExactly(
            List.of("N1 | 1999 | 149 | EWR"),
            List.of("N3 | 1987 | 200 | JFK"),
            List.of("N2 | null | 149 | LGA", "N7 | 2001 | 20 | EWR", "null | 1950 | 2 | EWR"));
    List<List<String>> shares = divided("{type: split, shares: [0.4, 0.4], seed: 9}", 3);
    assertThat(shares.stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(rows("{type: sync}", Samples.PLANES));
    assertThat(divided("{type: split, shares: [0.4, 0.4], seed: 9}", 3)).isEqualTo(shares);
  }

  private static List<List<String>> divided(String operation, int outputs) throws SQLException {
    RecipeSpec recipe = Samples.recipe(operation, outputs, Samples.PLANES);
    List<List<String>> all = new ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      all.add(Samples.rows(duck, recipe, i));
    }
    return all;
  }

  @Test
  void refusesSplitsThatAskForChanceOrContradictThemselves() {
    assertThat(faults("{type: split, conditions: [random() > 0.5]}", Samples.PLANES))
        .containsExactly(
            "/conditions Each output of a split is worked out by itself, so that a row could go to"
                + " two of them or to none where chance or the time decides; compute such a column"
                + " in a recipe before this one.");
    assertThat(faults("{type: split, conditions: [year > 1], shares: [0.5]}", Samples.PLANES))
        .containsExactly(" A split goes by conditions, by values or by shares; name one of them.");
    assertThat(faults("{type: split, shares: [0.5, 0.6]}", Samples.PLANES))
        .containsExactly("/shares The shares add up to 1.1, and there is no more than 1.");
    assertThat(faults("{type: split, shares: [0]}", Samples.PLANES))
        .containsExactly("/shares/0 A share is more than 0 and at most 1, and not 0.0.");
    assertThat(faults("{type: split, column: year, values: ['1', x, '1']}", Samples.PLANES))
        .containsExactly(
            "/values/1 'x' is no value of type int32.", "/values/2 The value '1' is listed twice.");
    assertThat(faults("{type: split, column: year}", Samples.PLANES))
        .containsExactly("/values A split by values needs a column and its values.");
    assertThat(faults("{type: split, conditions: [year + 1, yaer]}", Samples.PLANES)).hasSize(2);
  }
}
