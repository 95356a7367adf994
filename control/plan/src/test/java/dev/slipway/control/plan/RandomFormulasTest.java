// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Json;
import dev.slipway.model.recipe.Operation;
import dev.slipway.model.recipe.Prepare;
import dev.slipway.model.recipe.Prepare.Step;
import dev.slipway.model.recipe.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Formulas made by chance from a seed: what the planner accepts, DuckDB binds, the types are those
 * that the plan says, and formula and SQL recipes agree on them and on the values.
 */
class RandomFormulasTest {
  private static final int FORMULAS = 20;
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
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void planAndRunWithTheTypesThatThePlanSays(long seed) throws SQLException {
    Grower grower = new Grower(new Random(seed));
    for (int i = 0; i < FORMULAS; i++) {
      String formula = grower.any(3);
      Planned step = Samples.plan(formulaStep(formula), Samples.TYPES);
      Planned query =
          Samples.plan(new Sql("SELECT " + formula + " AS x FROM types"), Samples.TYPES);
      assertThat(duck.types(step.output().sql()))
          .as(formula)
          .isEqualTo(duck.types(step.output().schema()));
      assertThat(duck.types(query.output().sql()))
          .as(formula)
          .isEqualTo(duck.types(query.output().schema()));
      assertThat(query.output().schema()).as(formula).isEqualTo(step.output().schema());
      assertThat(duck.rows(query.output().sql()))
          .as(formula)
          .isEqualTo(duck.rows(step.output().sql()));
    }
  }

  private static Operation formulaStep(String formula) {
    String text = formula.replace("\\", "\\\\").replace("\"", "\\\"");
    return new Prepare(
        List.of(
            new Step("formula", new Json("{\"column\":\"x\",\"formula\":\"" + text + "\"}")),
            new Step("keep-columns", new Json("{\"columns\":[\"x\"]}"))));
  }

  /** Grows well-typed formulas over the columns of the sample table of all types. */
  private record Grower(Random random) {

    String any(int depth) {
      return switch (random.nextInt(5)) {
        case 0 -> number(depth);
        case 1 -> text(depth);
        case 2 -> condition(depth);
        case 3 -> date(depth);
        default -> timestamp(depth);
      };
    }

    private String one(String... choices) {
      return choices[random.nextInt(choices.length)];
    }

    private String number(int depth) {
      if (depth == 0) {
        return one("i", "l", "f", "d", "CAST(n AS float64)", "7", "2.5", "1e1");
      }
      int d = depth - 1;
      return switch (random.nextInt(9)) {
        case 0 -> "(" + number(d) + one(" + ", " - ", " * ") + number(d) + ")";
        case 1 -> number(d) + " / 4";
        case 2 -> one("abs", "floor", "ceil", "round") + "(" + number(d) + ")";
        case 3 -> "coalesce(" + number(d) + ", " + number(d) + ")";
        case 4 -> "length(" + text(d) + ")";
        case 5 ->
            "CASE WHEN " + condition(d) + " THEN " + number(d) + " ELSE " + number(d) + " END";
        case 6 -> one("year", "month", "day") + "(" + date(d) + ")";
        case 7 -> "units_between('day', " + date(d) + ", " + date(d) + ")";
        default -> "greatest(" + number(d) + ", " + number(d) + ")";
      };
    }

    private String text(int depth) {
      if (depth == 0) {
        return one("s", "'it''s'", "'漢\\n'", "''");
      }
      int d = depth - 1;
      return switch (random.nextInt(7)) {
        case 0 -> text(d) + " || " + text(d);
        case 1 -> one("upper", "lower", "trim", "reverse") + "(" + text(d) + ")";
        case 2 -> "substring(" + text(d) + ", 1, 2)";
        case 3 -> "CAST(" + date(d) + " AS string)";
        case 4 -> "CASE WHEN " + condition(d) + " THEN " + text(d) + " ELSE " + text(d) + " END";
        case 5 -> "replace(" + text(d) + ", 'i', " + text(d) + ")";
        default -> "nullif(" + text(d) + ", 'x')";
      };
    }

    private String condition(int depth) {
      if (depth == 0) {
        return one("b", "i = 1", "s IS NULL", "TRUE", "s LIKE '_%'");
      }
      int d = depth - 1;
      return switch (random.nextInt(6)) {
        case 0 -> "(" + condition(d) + one(" AND ", " OR ") + condition(d) + ")";
        case 1 -> "NOT " + condition(0);
        case 2 -> number(d) + one(" > ", " <= ", " <> ", " = ") + number(d);
        case 3 -> text(d) + one(" < ", " = ", " >= ") + text(d);
        case 4 -> date(d) + one(" > ", " = ") + date(d);
        default -> "(" + number(d) + ") IN (1, 2)";
      };
    }

    private String date(int depth) {
      if (depth == 0) {
        return one("day", "DATE '2020-01-31'", "make_date(2021, 3, 4)");
      }
      int d = depth - 1;
      return switch (random.nextInt(4)) {
        case 0 -> "(" + date(d) + " + INTERVAL '1' " + one("DAY", "MONTH", "YEAR") + ")";
        case 1 -> "date_trunc('" + one("month", "year", "day") + "', " + date(d) + ")";
        case 2 -> "CAST(" + timestamp(d) + " AS date)";
        default -> "coalesce(" + date(d) + ", " + date(d) + ")";
      };
    }

    private String timestamp(int depth) {
      if (depth == 0) {
        return one("ts", "TIMESTAMP '2020-02-29 01:02:03.123456'");
      }
      int d = depth - 1;
      return switch (random.nextInt(3)) {
        case 0 -> "(" + timestamp(d) + " - INTERVAL '90' MINUTE)";
        case 1 -> "date_trunc('" + one("hour", "day", "second") + "', " + timestamp(d) + ")";
        default -> "CAST(" + date(d) + " AS timestamp)";
      };
    }
  }
}
