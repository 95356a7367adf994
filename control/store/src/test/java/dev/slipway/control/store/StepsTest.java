// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.control.store.Migration.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a step may do at the start of a server beside which the release before is at work. */
class StepsTest {
  private static final Pattern MADE = Pattern.compile("create table (\\w+)");
  private static final Pattern INDEX = Pattern.compile("create (unique )?index \\w+ on (\\w+).*");
  private static final Pattern INSERTED = Pattern.compile("insert into (\\w+).*");

  /** Nothing that must be there, for the release before does not write it. */
  private static final Pattern COLUMN =
      Pattern.compile("alter table \\w+ add column \\w+ \\w+( collate \"c\")?( default \\S+)?");

  static List<Steps> databases() {
    return List.of(SqliteSessions.STEPS, PostgresSessions.STEPS);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void addsAndTakesNothingAwayAtTheStartOfAServer(Steps steps) {
    assertThat(steps.all().stream().filter(step -> step.kind() == Kind.EXPAND))
        .isNotEmpty()
        .allSatisfy(step -> assertThat(harmful(step)).as(step.name()).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("databases")
  void areNumberedWithoutGapsAndKnowThoseOfTheReleaseBefore(Steps steps) {
    assertThat(steps.all()).extracting(Migration::number).first().isEqualTo(1);
    for (int i = 1; i < steps.all().size(); i++) {
      assertThat(steps.all().get(i).number()).isEqualTo(i + 1);
    }
    assertThat(steps.previous()).isLessThan(steps.newest());
  }

  @Test
  void areTheSameInBothDatabases() {
    assertThat(SqliteSessions.STEPS.all())
        .extracting(step -> step.number() + " " + step.name() + " " + step.kind())
        .isEqualTo(
            PostgresSessions.STEPS.all().stream()
                .map(step -> step.number() + " " + step.name() + " " + step.kind())
                .toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop table leases",
        "drop index runs_by_age",
        "alter table heads rename column position to place",
        "alter table heads rename to tops",
        "alter table heads drop column hash",
        "alter table heads alter column hash set not null",
        "alter table heads add column more text not null",
        "alter table heads add column more text not null default ''",
        "create unique index leases_by_epoch on leases (epoch)",
        "insert into heads (id) values (2)",
        "update leases set epoch = 1",
        "delete from batches"
      })
  void seesAStatementThatHarmsTheReleaseBefore(String statement) {
    Migration step = new Migration(9, "bad", Kind.EXPAND, "-- why\n" + statement + ";\n");

    assertThat(harmful(step)).containsExactly(statement);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table heads add column more bigint",
        "alter table heads add column more text collate \"C\" default ''",
        "create index leases_by_epoch on leases (epoch)",
        """
        create table notes (text text);
        insert into notes values ('a');
        create unique index n on notes (text)\
        """
      })
  void letsAddWhatTheReleaseBeforeDoesNotMind(String statements) {
    assertThat(harmful(new Migration(9, "good", Kind.EXPAND, statements + ";\n"))).isEmpty();
  }

  /** The statements that are not known to only add. */
  private static List<String> harmful(Migration step) {
    List<String> all =
        step.statements().stream()
            .map(sql -> sql.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
            .toList();
    Set<String> own =
        all.stream()
            .map(MADE::matcher)
            .filter(Matcher::lookingAt)
            .map(made -> made.group(1))
            .collect(Collectors.toSet());
    return all.stream().filter(sql -> !onlyAdds(sql, own)).toList();
  }

  private static boolean onlyAdds(String sql, Set<String> own) {
    Matcher index = INDEX.matcher(sql);
    if (index.matches()) {
      return index.group(1) == null || own.contains(index.group(2));
    }
    Matcher inserted = INSERTED.matcher(sql);
    if (inserted.matches()) {
      return own.contains(inserted.group(1));
    }
    return MADE.matcher(sql).lookingAt() || COLUMN.matcher(sql).matches();
  }
}
