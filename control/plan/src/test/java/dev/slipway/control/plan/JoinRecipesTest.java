// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.recipe.RecipeSpec;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Flights joined with prices, and airlines with their like, against results worked out by hand.
 * Flights are told by their distance, prices by themselves.
 */
class JoinRecipesTest {
  private static final String PICKED =
      ", columns: [{input: flights, column: distance}, {input: prices, column: price}]}";
  private static Duck duck;

  @BeforeAll
  static void open() throws SQLException {
    duck = Samples.duck();
  }

  @AfterAll
  static void close() throws SQLException {
    duck.close();
  }

  private static List<String> priced(String with) throws SQLException {
    return Samples.rows(duck, recipe(with, 1), 0);
  }

  private static List<String> unpriced(String with) throws SQLException {
    return Samples.rows(duck, recipe(with, 2), 1).stream()
        .map(row -> row.split(" \\| ", -1)[7])
        .sorted()
        .toList();
  }

  private static RecipeSpec recipe(String with, int outputs) {
    return Samples.recipe(
        "{type: join, with: [{input: prices, " + with + "}]" + PICKED,
        outputs,
        Samples.FLIGHTS,
        Samples.PRICES);
  }

  private static List<String> faults(String with) {
    return Samples.faults(
        "{type: join, with: [{input: prices, " + with + "}]}", Samples.FLIGHTS, Samples.PRICES);
  }

  private static String on(String... conditions) {
    return "on: [{" + String.join("}, {", conditions) + "}]";
  }

  private static final String CARRIER = "left: carrier, right: carrier";

  @Test
  void joinsWhereAValueLiesBetweenTwo() throws SQLException {
    String between = on(CARRIER, "left: day, is: between, right: since, to: until");
    assertThat(priced(between)).containsExactly("1089 | 40", "1400 | 10", "1416 | 10");
    assertThat(unpriced(between)).containsExactly("1576", "719", "null");
    assertThat(priced("type: left, " + between))
        .containsExactly(
            "1089 | 40", "1400 | 10", "1416 | 10", "1576 | null", "719 | null", "null | null");
  }

  @Test
  void joinsWhereAValueIsLessOrMore() throws SQLException {
    assertThat(priced(on(CARRIER, "left: day, is: less, right: since")))
        .containsExactly("1400 | 20", "1416 | 20", "719 | 20");
    assertThat(priced(on(CARRIER, "left: day, is: at-most, right: until")))
        .containsExactly(
            "1089 | 40", "1400 | 10", "1400 | 20", "1416 | 10", "1416 | 20", "719 | 20");
    assertThat(priced(on(CARRIER, "left: day, is: more, right: until")))
        .containsExactly("719 | 10");
    assertThat(priced(on(CARRIER, "left: day, is: at-least, right: until")))
        .containsExactly("1089 | 40", "1400 | 10", "1416 | 10", "719 | 10");
  }

  @Test
  void joinsTextsIgnoringCase() throws SQLException {
    String carrier = "left: carrier, is: equal-ignoring-case, right: carrier";
    assertThat(priced(on(carrier, "left: day, is: between, right: since, to: until")))
        .containsExactly(
            "1089 | 40", "1400 | 10", "1400 | 30", "1416 | 10", "1416 | 30", "719 | 30");
    assertThat(priced("keep: first, orderBy: [{column: price}], " + on(carrier)))
        .containsExactly("1089 | 40", "1400 | 10", "1416 | 10", "1576 | 60", "719 | 10");
  }

  @Test
  void joinsWithTheNearest() throws SQLException {
    String day = "left: day, right: since, is: ";
    assertThat(priced(on(CARRIER, day + "nearest-before")))
        .containsExactly("1089 | 40", "1400 | 10", "1416 | 10", "719 | 10");
    assertThat(priced(on(CARRIER, day + "nearest-before, within: 5, of: day")))
        .containsExactly("1089 | 40");
    assertThat(priced(on(CARRIER, day + "nearest-before, within: 1, of: month")))
        .as("a month before 1 February is 1 January, and before 31 January 31 December")
        .containsExactly("1089 | 40", "1400 | 10", "1416 | 10", "719 | 10");
    assertThat(priced(on(CARRIER, day + "nearest-after")))
        .containsExactly("1400 | 20", "1416 | 20", "719 | 20");
    assertThat(priced(on(CARRIER, day + "nearest")))
        .containsExactly("1089 | 40", "1400 | 20", "1416 | 20", "719 | 20");
    assertThat(priced("type: left, " + on(CARRIER, day + "nearest, within: 3, of: day")))
        .containsExactly(
            "1089 | 40", "1400 | null", "1416 | null", "1576 | null", "719 | null", "null | null");
    assertThat(unpriced(on(CARRIER, day + "nearest, within: 4, of: day")))
        .containsExactly("1400", "1416", "1576", "null");
    assertThat(priced(on("left: distance, is: nearest, right: price, within: 1050")))
        .containsExactly("1089 | 60", "719 | 60");
  }

  @Test
  void keepsOneMatchOfEachRow() throws SQLException {
    assertThat(priced("keep: first, orderBy: [{column: price, descending: true}], " + on(CARRIER)))
        .containsExactly("1089 | 40", "1400 | 20", "1416 | 20", "1576 | 60", "719 | 20");
    assertThat(priced("type: left, keep: last, orderBy: [{column: since}], " + on(CARRIER)))
        .containsExactly(
            "1089 | 40", "1400 | 20", "1416 | 20", "1576 | 60", "719 | 20", "null | null");
    assertThat(
            priced(
                "type: left, keep: last, orderBy: [{column: price}], "
                    + on("left: day, is: at-least, right: since")))
        .containsExactly(
            "1089 | 50", "1400 | 50", "1416 | 50", "1576 | null", "719 | 50", "null | 50");
    assertThat(priced("keep: first, " + on(CARRIER, "left: day, is: less, right: until")))
        .containsExactly("1400 | 20", "1416 | 20", "719 | 20");
  }

  @Test
  void namesColumnsWithPrefixes() {
    RecipeSpec recipe =
        Samples.recipe(
            "{type: join, prefix: a_, with: [{input: prices, prefix: p_, on: [{left: carrier,"
                + " right: carrier}]}]}",
            1,
            Samples.AIRLINES,
            Samples.PRICES);
    assertThat(new Planner().plan(recipe, Samples.SCHEMAS).output().schema().names())
        .containsExactly("a_carrier", "a_name", "p_since", "p_until", "p_price");
  }

  @Test
  void keepsRowsWithoutAMatchApart() throws SQLException {
    assertThat(unpriced(on(CARRIER))).containsExactly("null");
    assertThat(unpriced("type: right, " + on(CARRIER))).containsExactly("null");
    assertThat(unpriced("keep: first, " + on(CARRIER))).containsExactly("null");
  }

  @Test
  void refusesConditionsThatCannotBe() {
    assertThat(faults(on("left: carrier, is: nearest, right: carrier")))
        .containsExactly(
            "/with/0/on/0/is Numbers, dates and times have a nearest, and 'carrier' is of type"
                + " string.");
    assertThat(
            faults(
                on(
                    "left: day, is: between, right: since, to: untl",
                    "left: day, right: since, to: until",
                    "left: day, is: less, right: price",
                    "left: distance, is: equal-ignoring-case, right: price",
                    "left: day, right: since, within: 3",
                    "left: day, is: nearest, right: since, within: 3",
                    "left: day, is: nearest, right: since, within: -3, of: day",
                    "left: day, is: nearest, right: since, within: 3, of: hour",
                    "left: distance, is: nearest, right: price, within: 3, of: day")))
        .extracting(fault -> fault.split(" ", -1)[0])
        .containsExactly(
            "/with/0/on/0/to",
            "/with/0/on/1/to",
            "/with/0/on/2",
            "/with/0/on/3/is",
            "/with/0/on/4/within",
            "/with/0/on/5/of",
            "/with/0/on/6/within",
            "/with/0/on/7/of",
            "/with/0/on/8/of");
    assertThat(
            faults(
                on(
                    "left: day, is: nearest, right: since",
                    "left: day, is: nearest-after, right: until")))
        .containsExactly(
            "/with/0/on A row has one nearest match; ask for the nearest in one condition.");
    assertThat(faults("type: full, keep: first, " + on(CARRIER)))
        .containsExactly(
            "/with/0/keep One match of each row is kept by inner and left joins; leave this out.");
    assertThat(faults("orderBy: [{column: price}], " + on(CARRIER)))
        .containsExactly(
            "/with/0/orderBy All matches are kept, in no order; keep the first or the last.");
    assertThat(faults("keep: first, " + on(CARRIER, "left: day, is: nearest, right: since")))
        .containsExactly("/with/0/keep The nearest match is the one that is kept; leave this out.");
    assertThat(
            Samples.faults(
                "{type: join, with: [{input: prices, prefix: p, " + on(CARRIER) + "}]" + PICKED,
                Samples.FLIGHTS,
                Samples.PRICES))
        .containsExactly(
            "/columns Columns that are picked are named there; leave the prefixes out.");
  }

  private static List<String> alike(String rest) throws SQLException {
    return Samples.rows(
        duck,
        Samples.recipe(
            "{type: fuzzy-join, " + rest + "}", 1, Samples.AIRLINES, Samples.AIRLINES_TOO),
        0);
  }

  @Test
  void joinsWhereTextsAreAlike() throws SQLException {
    assertThat(alike("on: [{left: name, right: title, by: levenshtein, within: 3}]"))
        .containsExactly("UA | United | ua | United");
    assertThat(
            alike(
                "on: [{left: name, right: title, by: levenshtein, within: 9, as: d}], keepUnmatched: true"))
        .containsExactly(
            "AA | American | AA | American Airlines | 9.0",
            "AA | American | ua | United | 7.0",
            "UA | United | ua | United | 0.0",
            "漢 | null | null | null | null");
    assertThat(
            alike(
                "on: [{left: name, right: title, by: levenshtein, within: 9, as: d}], keep: best"))
        .containsExactly("AA | American | ua | United | 7.0", "UA | United | ua | United | 0.0");
    assertThat(alike("on: [{left: carrier, right: code, by: levenshtein, within: 0}]"))
        .containsExactly("AA | American | AA | American Airlines");
    assertThat(
            alike(
                "on: [{left: carrier, right: code, by: levenshtein, within: 0, ignoring: [case]}]"))
        .containsExactly("AA | American | AA | American Airlines", "UA | United | ua | United");
    assertThat(alike("on: [{left: name, right: title, by: jaro-winkler, within: 0.2}]"))
        .containsExactly("AA | American | AA | American Airlines", "UA | United | ua | United");
    assertThat(
            alike(
                "equal: [{left: carrier, right: code}], on: [{left: name, right: title, by:"
                    + " damerau-levenshtein, within: 100}], prefix: o_"))
        .containsExactly("AA | American | American Airlines");
  }

  @Test
  void takesAwayWhatDoesNotCount() throws SQLException {
    duck.run(
        "INSERT INTO empty VALUES (1, 'Zürich'), (2, '  new   YORK '), (3, 'O''Hare!'), (4, 'ab')");
    duck.run(
        "INSERT INTO empty_too (r) VALUES ('zurich'), ('New York'), ('ohare'), ('ba'), (NULL)");
    String on =
        "{type: fuzzy-join, on: [{left: y, right: r, by: %s, within: %s, ignoring: [%s]}],"
            + " columns: [{input: empty, column: x}, {input: empty_too, column: r}]}";
    String all = "case, accents, punctuation, blanks";
    try {
      assertThat(fuzzy(on.formatted("levenshtein", "0", all)))
          .containsExactly("1 | zurich", "2 | New York", "3 | ohare");
      assertThat(fuzzy(on.formatted("levenshtein", "0", "case, accents")))
          .containsExactly("1 | zurich");
      assertThat(fuzzy(on.formatted("levenshtein", "1", "case")))
          .as("ü and u are one character apart")
          .containsExactly("1 | zurich");
      assertThat(fuzzy(on.formatted("damerau-levenshtein", "1", ""))).containsExactly("4 | ba");
    } finally {
      duck.run("DELETE FROM empty");
      duck.run("DELETE FROM empty_too");
    }
  }

  private static List<String> fuzzy(String operation) throws SQLException {
    return Samples.rows(duck, Samples.recipe(operation, 1, Samples.EMPTY, Samples.EMPTY_TOO), 0);
  }

  @Test
  void joinsWhereNumbersAndDatesAreNear() throws SQLException {
    String operation =
        "{type: fuzzy-join, equal: [{left: carrier, right: carrier}], on: [{left: day, right: since,"
            + " by: difference, within: 5, of: day, as: days}], columns: [{input: flights, column:"
            + " distance}, {input: prices, column: price}]}";
    RecipeSpec recipe = Samples.recipe(operation, 2, Samples.FLIGHTS, Samples.PRICES);
    assertThat(Samples.rows(duck, recipe, 0))
        .containsExactly("1089 | 40 | 1.0", "1400 | 20 | 5.0", "1416 | 20 | 5.0", "719 | 20 | 4.0");
    assertThat(Samples.rows(duck, recipe, 1))
        .extracting(row -> row.split(" \\| ", -1)[7])
        .containsExactlyInAnyOrder("1576", "null");
  }

  @Test
  void refusesFuzzyJoinsThatCannotBe() {
    assertThat(
            Samples.faults(
                """
                type: fuzzy-join
                equal: [{left: carrier, right: x}]
                on:
                  - {left: carrier, right: price, by: levenshtein}
                  - {left: carrier, right: carrier, by: difference, within: 1}
                  - {left: day, right: since, by: difference, within: 1}
                  - {left: day, right: since, by: difference, within: 1, of: month}
                  - {left: distance, right: price, by: difference, within: -1}
                  - {left: carier, right: carrier, by: jaro-winkler, within: 1}
                  - {left: distance, right: price, by: difference, ignoring: [case]}
                """,
                Samples.FLIGHTS,
                Samples.PRICES))
        .extracting(fault -> fault.split(" ", -1)[0])
        .containsExactly(
            "/equal/0/right",
            "/on/0",
            "/on/1",
            "/on/2/of",
            "/on/3/of",
            "/on/4/within",
            "/on/5/left",
            "/on/6/ignoring");
    assertThat(Samples.faults("{type: fuzzy-join}", Samples.FLIGHTS, Samples.PRICES))
        .containsExactly("/on There is nothing that must be alike; name columns and a measure.");
    assertThat(
            Samples.faults(
                "{type: fuzzy-join, on: [{left: carrier, right: carrier, by: levenshtein, as: Fare}]}",
                Samples.FLIGHTS,
                Samples.PRICES))
        .extracting(fault -> fault.split(" ", -1)[0])
        .containsExactly("/on/0/as");
    assertThat(
            Samples.faults(
                "{type: fuzzy-join, on: [{left: carrier, right: carrier, by: levenshtein}]}",
                Samples.FLIGHTS))
        .containsExactly(" A fuzzy join has two inputs, and the recipe has 1.");
  }
}
