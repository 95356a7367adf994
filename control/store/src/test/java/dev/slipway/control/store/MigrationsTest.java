// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Store;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
  private static final int NEXT = SqliteSessions.MIGRATIONS.size() + 1;
  private static final Migration ADDED =
      new Migration(
          NEXT,
          "notes",
          """
          -- a comment; with a semicolon inside
          create table notes (
            text text not null
          );
          insert into notes (text) values ('a;b');
          """);

  @TempDir Path directory;

  private Store open(String version, Migration... further) {
    List<Migration> migrations = new ArrayList<>(SqliteSessions.MIGRATIONS);
    migrations.addAll(List.of(further));
    return Stores.open(
        SqliteSessions.open(directory, TestStore.CLOCK),
        migrations,
        StoreSettings.standard(version),
        TestStore.THREADS);
  }

  private List<List<Object>> rows(String sql, int columns) throws SQLException {
    try (Session session = new Session(TestStore.connect(directory))) {
      return session.query(sql, List.of(), columns);
    }
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
        .endsWith(List.of((long) NEXT, "notes", "0.2.0"))
        .hasSize(NEXT);
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
  void worksBesideANewerSlipwayWhoseUpgradeIsNotFinished() throws SQLException {
    open("0.2.0", ADDED).close();

    try (Store store = open("0.1.0")) {
      TestStore.fill(store);
      assertThat(store.sizes()).containsEntry("resources", 1L);
    }
    assertThat(rows("select text from notes", 1)).containsExactly(List.of("a;b"));
  }

  @Test
  void refusesWhatANewerSlipwayHasFinishedAndNamesBoth() throws SQLException {
    open("0.2.0", ADDED).close();
    TestStore.tamper(directory, "insert into finished values (1, " + NEXT + ", '0.2.0')");

    assertRefused(
        ErrorCode.TOO_NEW,
        "Slipway 0.2.0 (form " + NEXT + ")",
        "this is Slipway 0.1.0",
        "up to " + (NEXT - 1));
    open("0.2.1", ADDED).close();
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
        new Migration(NEXT, "broken", "create table half (a text);\ncreate nonsense;\n");

    assertThatThrownBy(() -> open("0.2.0", broken)).isInstanceOf(SlipwayException.class);

    assertThat(rows("select name from sqlite_master where name = 'half'", 1)).isEmpty();
    open("0.2.0", ADDED).close();
  }

  @Test
  void letsGoOfTheDirectoryWhenItRefuses() throws SQLException {
    open("0.1.0").close();
    TestStore.tamper(directory, "insert into finished values (1, 9, '0.9.0')");

    for (int i = 0; i < 2; i++) {
      assertRefused(ErrorCode.TOO_NEW, "0.9.0");
    }
  }
}
