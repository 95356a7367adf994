// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.model.Check;
import dev.slipway.model.Check.Severity;
import dev.slipway.model.Name;
import dev.slipway.model.Problem;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Staged.Finding;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks as they run in a real DuckDB over staged rows, and what they say afterwards. */
class ChecksTest {
  private static final Schema SCHEMA =
      Samples.schema("carrier string", "select int32", "delay float64");
  private static final String[] ROWS = {
    "'UA', 1, 2.5", "'UA', 1, NULL", "NULL, 2, -4", "NULL, 3, 'NaN'", "'AA', NULL, 7"
  };

  private static Finding run(Check check, String... rows) throws SQLException {
    String sql = new Planner().checks(List.of(check), SCHEMA).getFirst();
    try (Duck duck = new Duck().table(new Name("staged"), SCHEMA, rows)) {
      assertThat(duck.types(sql)).containsExactly("BIGINT", "VARCHAR");
      String[] found = duck.rows(sql).getFirst().split(" \\| ", 2);
      return new Finding(Long.parseLong(found[0]), found[1]);
    }
  }

  private static String sentence(Check check, String... rows) throws SQLException {
    return new Planner().finding(check, run(check, rows));
  }

  private static Check rows(long least, long most) {
    return new Check.RowCount(least, most, Severity.FAIL);
  }

  @Test
  void countsRowsBetweenTwoBounds() throws SQLException {
    assertThat(run(rows(5, 5), ROWS).violations()).isZero();
    assertThat(run(rows(7, 0), ROWS).violations()).isEqualTo(2);
    assertThat(run(rows(1, 3), ROWS).violations()).isEqualTo(2);
    assertThat(sentence(rows(1, 0), ROWS)).isEqualTo("there are 5 rows, within 1 or more");
    assertThat(sentence(rows(1000, 2000), ROWS))
        .isEqualTo("there are 5 rows, but there should be 1,000 to 2,000");
    assertThat(sentence(rows(2, 0), ROWS[0])).startsWith("there is 1 row, but");
    assertThat(sentence(rows(1, 0))).isEqualTo("there are 0 rows, but there should be 1 or more");
  }

  @Test
  void findsNullsByColumn() throws SQLException {
    Check check = new Check.NotNull(List.of("Carrier", "SELECT"), Severity.FAIL);
    assertThat(run(check, ROWS).violations()).isEqualTo(3);
    assertThat(sentence(check, ROWS))
        .isEqualTo("column 'Carrier' holds 2 nulls and column 'SELECT' holds 1 null in 5 rows");
    assertThat(sentence(check, ROWS[0]))
        .isEqualTo("columns 'Carrier', 'SELECT' hold no null in 1 row");
    assertThat(sentence(check)).isEqualTo("columns 'Carrier', 'SELECT' hold no null in 0 rows");
  }

  @Test
  void countsThousandsWithSeparators() {
    Check check = new Check.NotNull(List.of("carrier"), Severity.FAIL);
    assertThat(new Planner().finding(check, new Finding(3, "336776 3")))
        .isEqualTo("column 'carrier' holds 3 nulls in 336,776 rows");
  }

  @Test
  void findsRowsThatAreNotUniqueAndTakesNullsForEqual() throws SQLException {
    Check one = new Check.Unique(List.of("carrier"), Severity.FAIL);
    assertThat(run(one, ROWS).violations()).isEqualTo(4);
    assertThat(sentence(one, ROWS))
        .isEqualTo(
            "4 rows of 5 share their value of column 'carrier' with another row (2 repeated values)");
    Check all = new Check.Unique(List.of("carrier", "select", "delay"), Severity.WARN);
    assertThat(sentence(all, ROWS))
        .isEqualTo("no two of 5 rows are equal in columns 'carrier', 'select', 'delay'");
    assertThat(run(one).violations()).isZero();
  }

  @Test
  void findsRowsThatBreakAConditionAndLetsNullPass() throws SQLException {
    Check check = new Check.Holds("delay > 0 AND carrier <> 'B6'", Severity.FAIL);
    assertThat(run(check, ROWS).violations()).isEqualTo(1);
    assertThat(sentence(check, ROWS))
        .isEqualTo("the condition 'delay > 0 AND carrier <> 'B6'' is broken by 1 of 5 rows");
    assertThat(sentence(check, ROWS[0]))
        .isEqualTo("the condition 'delay > 0 AND carrier <> 'B6'' holds in 1 row");
  }

  @Test
  void reportsAllThatIsWrongWithTheChecksAtOnce() {
    List<Check> checks =
        List.of(
            new Check.NotNull(List.of("carrier", "carier"), Severity.FAIL),
            new Check.Unique(List.of(), Severity.FAIL),
            new Check.Holds("dely > 0", Severity.FAIL),
            new Check.Holds("delay", Severity.FAIL),
            rows(3, 2));
    SlipwayException refused =
        catchThrowableOfType(SlipwayException.class, () -> new Planner().checks(checks, SCHEMA));
    assertThat(refused.problems().stream().map(Problem::pointer))
        .containsExactly("/0/columns/1", "/1/columns", "/2/condition", "/3/condition", "/4");
    assertThat(refused.problems().getFirst().message())
        .isEqualTo("There is no column 'carier'. Did you mean 'carrier'?");
  }
}
