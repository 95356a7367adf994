// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.control.store.Migration.Kind;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Forms;
import dev.slipway.spi.Release;
import dev.slipway.spi.Store;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
  private static final int TODAY = SqliteSessions.STEPS.newest();
  private static final Migration ADDED =
      new Migration(
          TODAY + 1,
          "notes",
          Kind.EXPAND,
          """
          -- a comment; with a semicolon inside
          create table notes (
            text text not null
          );
          insert into notes (text) values ('a;b');
          """);
  private static final Migration REMOVED =
      new Migration(TODAY + 2, "no-hints", Kind.CONTRACT, "drop table hints;\n");
  private static final Migration OF_DOCUMENTS =
      new Migration(TODAY + 3, "documents", Kind.EXPAND, "-- Only documents have changed.\n");

  @TempDir Path directory;

  /** As a release does that comes after one of today's form. */
  private Store open(String version, Migration... further) {
    return open(version, TODAY, further);
  }

  private Store open(String version, int previous, Migration... further) {
    List<Migration> migrations = new ArrayList<>(SqliteSessions.STEPS.all());
    migrations.addAll(List.of(further));
    Steps steps = new Steps(migrations, previous);
    return Stores.open(
        SqliteSessions.open(directory, TestStore.CLOCK, steps),
        StoreSettings.standard(version),
        TestStore.THREADS);
  }

  /** As a release did in its day. */
  private Store openOfForm(int form) {
    Steps steps = new Steps(SqliteSessions.STEPS.all().subList(0, form), form);
    return Stores.open(
        SqliteSessions.open(directory, TestStore.CLOCK, steps),
        StoreSettings.standard("0.0.9"),
        TestStore.THREADS);
  }

  /** With a table that the next release does without. */
  private void openFirst() throws SQLException {
    open("0.1.0").close();
    TestStore.tamper(directory, "create table hints (text text)");
  }

  private List<List<Object>> rows(String sql, int columns) throws SQLException {
    try (Session session = new Session(TestStore.connect(directory))) {
      return session.query(sql, List.of(), columns);
    }
  }

  private List<List<Object>> tables(String name) throws SQLException {
    return rows("select name from sqlite_master where name = '" + name + "'", 1);
  }

  private void assertRefused(ErrorCode code, String... parts) {
    assertThatThrownBy(() -> open("0.1.0"))
        .isInstanceOfSatisfying(SlipwayException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContainingAll(parts);
  }

  @Test
  void writesDownEachStepOnce() throws SQLException {
    open("0.1.0").close();
    open("0.1.1").close();
    open("0.2.0", ADDED).close();

    assertThat(rows("select number, name, version from migrations order by number", 3))
        .startsWith(List.of(1L, "resources-runs-and-feed", "0.1.0"))
        .endsWith(List.of(TODAY + 1L, "notes", "0.2.0"))
        .hasSize(TODAY + 1);
    assertThat(rows("select text from notes", 1)).containsExactly(List.of("a;b"));
  }

  @Test
  void keepsWhatIsStoredOverAStep() {
    try (Store store = open("0.1.0")) {
      TestStore.fill(store);
    }
    try (Store store = open("0.2.0", ADDED)) {
      assertThat(store.sizes()).containsEntry("resources", 1L);
      assertThat(store.tips().verifyAudit()).isEqualTo(1);
    }
  }

  @Test
  void beginsANewDatabaseWithItsUpgradeFinished() throws SQLException {
    Migration none = new Migration(TODAY + 2, "no-notes", Kind.CONTRACT, "drop table notes;\n");

    try (Store store = open("0.2.0", ADDED, none)) {
      assertThat(store.forms().state())
          .isEqualTo(Forms.State.fresh(new Release("0.2.0", TODAY + 2)));
    }
    assertThat(tables("notes")).isEmpty();
  }

  @Test
  void worksBesideTheNextReleaseWhileItsUpgradeIsNotFinished() throws SQLException {
    openFirst();
    open("0.2.0", ADDED, REMOVED).close();

    try (Store store = open("0.1.0")) {
      TestStore.fill(store);
      assertThat(store.sizes()).containsEntry("resources", 1L);
      assertThat(store.forms().state())
          .isEqualTo(
              new Forms.State(
                  new Release("0.1.0", TODAY),
                  TODAY + 2,
                  TODAY,
                  List.of(new Forms.Step(TODAY + 2, "no-hints"))));
    }
    assertThat(rows("select text from notes", 1)).containsExactly(List.of("a;b"));
    assertThat(tables("hints")).hasSize(1);
  }

  @Test
  void takesAwayOnlyWhenTheUpgradeIsFinishedAndThenKeepsTheReleaseBeforeOut() throws SQLException {
    openFirst();
    try (Store store = open("0.2.0", ADDED, REMOVED)) {
      assertThat(store.forms().contract()).as("before it is raised").isEmpty();
      assertThat(tables("hints")).hasSize(1);

      store.forms().raise();
      assertThat(store.forms().state().oldest()).isEqualTo(TODAY + 2);
      assertThat(store.forms().contract()).containsExactly(new Forms.Step(TODAY + 2, "no-hints"));
      assertThat(store.forms().state().pending()).isEmpty();
      TestStore.fill(store);

      store.forms().raise();
      assertThat(store.forms().contract()).as("a second time").isEmpty();
    }
    assertThat(tables("hints")).isEmpty();
    assertRefused(
        ErrorCode.TOO_NEW,
        "upgraded for good by Slipway 0.2.0 (form " + (TODAY + 2) + ")",
        "this is Slipway 0.1.0",
        "up to " + TODAY,
        "or a newer one");
    open("0.2.1", ADDED, REMOVED).close();
  }

  @Test
  void refusesWhatAReleaseHasTakenOnThatIsTwoAhead() throws SQLException {
    openFirst();
    open("0.3.0", TODAY + 2, ADDED, REMOVED, OF_DOCUMENTS).close();

    assertRefused(
        ErrorCode.TOO_NEW,
        "taken on from the release before by Slipway 0.3.0 (form " + (TODAY + 2) + ")",
        "this is Slipway 0.1.0",
        "or the release before it");
    open("0.2.0", ADDED, REMOVED).close();
  }

  @Test
  void takesAwayWhatTheUpgradeToTheReleaseBeforeHasLeft() throws SQLException {
    openFirst();
    open("0.2.0", ADDED, REMOVED).close();

    try (Store store = open("0.3.0", TODAY + 2, ADDED, REMOVED, OF_DOCUMENTS)) {
      assertThat(store.forms().state())
          .isEqualTo(
              new Forms.State(new Release("0.3.0", TODAY + 3), TODAY + 3, TODAY + 2, List.of()));
    }
    assertThat(tables("hints")).isEmpty();
  }

  @Test
  void finishesNoUpgradeToARelaseThatIsNewer() throws SQLException {
    open("0.1.0").close();
    open("0.2.0", ADDED).close();

    try (Store store = open("0.1.0")) {
      assertThatThrownBy(() -> store.forms().raise())
          .isInstanceOfSatisfying(
              SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TOO_NEW))
          .hasMessageContainingAll("form " + (TODAY + 1), "Slipway 0.1.0 (form " + TODAY + ")");
    }
  }

  @Test
  void refusesAStepThatWasChangedAfterItWasApplied() throws SQLException {
    open("0.0.9").close();
    TestStore.tamper(directory, "update migrations set checksum = checksum + 1");

    assertRefused(ErrorCode.CORRUPT, "Step 1", "0.0.9");
  }

  @Test
  void appliesAStepWholeOrNotAtAll() throws SQLException {
    open("0.1.0").close();
    Migration broken =
        new Migration(
            TODAY + 1, "broken", Kind.EXPAND, "create table half (a text);\ncreate nonsense;\n");

    assertThatThrownBy(() -> open("0.2.0", broken)).isInstanceOf(SlipwayException.class);

    assertThat(tables("half")).isEmpty();
    open("0.2.0", ADDED).close();
  }

  @Test
  void letsGoOfTheDirectoryWhenItRefuses() throws SQLException {
    open("0.1.0").close();
    TestStore.tamper(directory, "update finished set lowest = 9, version = '0.9.0'");

    for (int i = 0; i < 2; i++) {
      assertRefused(ErrorCode.TOO_NEW, "0.9.0");
    }
  }

  @Test
  void goesOnFromADatabaseOfTheFirstReleases() throws SQLException {
    openOfForm(2).close();
    TestStore.tamper(directory, "drop table finished", "drop table pending");

    try (Store store = open("0.2.0", 2)) {
      TestStore.fill(store);
      assertThat(store.forms().state().oldest()).isEqualTo(2);
      store.forms().raise();
      assertThat(store.forms().state().oldest()).isEqualTo(TODAY);
    }
  }
}
