// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Problem;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.recipe.Sql;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What SQL recipes are refused for, and that queries go the same way. */
class SqlRecipesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT count(*) FROM flights                                  | count
          SELECT COUNT(*), count(month), month FROM flights GROUP BY month | count count_2 month
          SELECT month + 1, 7, month FROM flights                       | column_1 column_2 month
          SELECT max(month) AS count, count(*) FROM flights             | count count_2
          SELECT *, 1 FROM (SELECT month FROM flights)                  | month column_2
          WITH f AS (SELECT month FROM flights) SELECT sum(month) FROM f ORDER BY 1 LIMIT 2 | sum
          SELECT min(month) FROM flights UNION ALL SELECT 2             | min
          SELECT row_number() OVER (ORDER BY month) FROM flights        | row_number
          SELECT CAST(month AS VARCHAR), upper(carrier) FROM flights    | cast upper
          SELECT CASE WHEN month > 1 THEN 1 END FROM flights            | column_1
          SELECT (SELECT max(month) FROM flights)                       | column_1
          """)
  void namesTheColumnsOfAQuestionThatHaveNoName(String query, String names) {
    assertThat(new Planner().query(query, Samples.SCHEMAS).output().schema().columns())
        .extracting(column -> column.name())
        .containsExactly(names.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT delay FROM flights           | There is no column 'delay' (line 1, column 8 of 'SELECT delay FROM flights').
          SELECT dep_dely FROM flights        | Did you mean 'dep_delay'?
          SELECT f.mnth FROM flights f        | There is no column 'mnth' in 'f' (line 1, column 10
          SELECT * FROM flihgts               | There is no input 'flihgts' (line 1, column 15 of 'SELECT * FROM flihgts'). Did you mean 'flights'?
          SELECT * FROM "/etc/passwd"         | There is no input '/etc/passwd'
          SELECT * FROM information_schema.tables | There is no input 'information_schema'
          SELECT * FROM read_csv('/etc/passwd') | There is no function 'read_csv'
          DELETE FROM flights                 | Only a SELECT can stand here, and not DELETE
          UPDATE flights SET month = 1        | Only a SELECT can stand here, and not UPDATE
          INSERT INTO flights SELECT * FROM flights | Only a SELECT can stand here, and not INSERT
          EXPLAIN PLAN FOR SELECT 1           | Only a SELECT can stand here, and not EXPLAIN
          COPY flights TO '/tmp/flights'      | Only a SELECT can stand here (line 1, column 1
          WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r | WITH RECURSIVE cannot be used
          DROP TABLE flights                  | 'DROP' is a keyword and not expected here
          SELECT 1 AS a; SELECT 2 AS b        | ';' was not expected here (line 1, column 14
          SELECT month + 1 FROM flights       | Column 1 has no name; give it one with AS
          SELECT 1 AS a, 2 AS A               | Two columns are called
          SELECT NULL AS a                    | is always null and so has no type
          SELECT INTERVAL '1' DAY AS a        | which cannot be stored; cast it to a column type
          SELECT month FROM flights GROUP BY carrier | Expression 'month' is not being grouped
          SELECT carrier FROM flights UNION SELECT month, day FROM flights | Column count mismatch in UNION
          SELECT *                            | SELECT * requires a FROM clause
          SELECT a FROM (SELECT ? AS a) AS t  | '?' stands for nothing here
          """)
  void refuses(String query, String message) {
    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class, () -> Samples.plan(new Sql(query), Samples.FLIGHTS));
    assertThat(refused).as(query).isNotNull();
    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID);
    assertThat(refused.problems())
        .singleElement()
        .extracting(Problem::pointer)
        .isEqualTo("/operation/query");
    assertThat(refused).hasMessageContaining(message);
  }

  @Test
  void takesNoNoticeOfASemicolonAtTheEnd() {
    Planner planner = new Planner();
    assertThat(planner.query("SELECT month FROM flights ; \n", Samples.SCHEMAS))
        .isEqualTo(planner.query("SELECT month FROM flights", Samples.SCHEMAS));
  }

  @Test
  void plansAQueryAsItPlansARecipe() {
    String sql = "SELECT carrier, count(*) AS n FROM flights GROUP BY carrier";
    assertThat(new Planner().query(sql, Samples.SCHEMAS))
        .isEqualTo(Samples.plan(new Sql(sql), Samples.FLIGHTS));
  }

  @Test
  void pointsAtTheQueryItselfWhereThereIsNoRecipe() {
    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class, () -> new Planner().query("SELECT", Samples.SCHEMAS));
    assertThat(refused.problems()).singleElement().extracting(Problem::pointer).isEqualTo("");
  }

  @Test
  void followsColumnsThroughJoinsSubqueriesUnionsAndWindows() {
    Planned planned =
        new Planner()
            .query(
                """
                WITH u AS (SELECT tailnum AS t FROM flights UNION ALL SELECT tailnum FROM planes)
                SELECT u.t, f.dest || f.origin AS route, sum(f.fare) OVER (PARTITION BY f.carrier) AS fares,
                  (SELECT max(p.year) FROM planes p WHERE p.tailnum = u.t) AS built, 1 AS one
                FROM u JOIN flights f ON f.tailnum = u.t WHERE f.month = 1
                """,
                Samples.SCHEMAS);
    List<String> lineage =
        planned.output().lineage().columns().stream()
            .map(c ->
                c.column()
                    + c.origins().stream().map(o -> " " + o.input() + "." + o.column()).toList())
            .toList();
    assertThat(lineage)
        .containsExactly(
            "t[ flights.tailnum,  planes.tailnum]",
            "route[ flights.origin,  flights.dest]",
            "fares[ flights.carrier,  flights.fare]",
            "built[ planes.year]",
            "one[]");
  }

  @Test
  void tellsWhenTheQueryAsksForTimeOrChance() {
    assertThat(new Planner().query("SELECT random() AS r", Samples.SCHEMAS).isVolatile()).isTrue();
    assertThat(new Planner().query("SELECT current_timestamp AS r", Samples.SCHEMAS).isVolatile())
        .isTrue();
    assertThat(new Planner().query("SELECT 1 AS r", Samples.SCHEMAS).isVolatile()).isFalse();
  }
}
