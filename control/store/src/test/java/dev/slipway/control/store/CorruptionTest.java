// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorruptionTest {
  @TempDir Path directory;

  static Stream<Named<Table<?>>> tables() {
    return LedgerTables.ALL.stream().map(table -> Named.of(table.name(), table));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void noticesAChangeOfAnyCellOfAnyTable(Table<?> table) throws SQLException {
    try (Store store = TestStore.open(directory)) {
      TestStore.fill(store);
      assertThat(store.sizes().get(table.name())).isPositive();
    }
    for (String column : table.names()) {
      boolean isNumber = isNumber(table, column);
      change(table, column, isNumber ? column + " + 1" : column + " || 'x'");
      assertCorrupt(table, column);
      change(
          table,
          column,
          isNumber ? column + " - 1" : "substr(" + column + ", 1, length(" + column + ") - 1)");
    }
    readAll(table);
  }

  private void change(Table<?> table, String column, String value) throws SQLException {
    String place = table.equals(RunTables.ATTEMPTS) ? "activity" : "rowid";
    TestStore.tamper(
        directory,
        "update %1$s set %2$s = %3$s where %4$s = (select max(%4$s) from %1$s)"
            .formatted(table.name(), column, value, place));
  }

  private void assertCorrupt(Table<?> table, String column) {
    assertThatThrownBy(() -> readAll(table))
        .as(column)
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CORRUPT))
        .hasMessageContaining("of table " + table.name());
  }

  private void readAll(Table<?> table) {
    SqliteSessions sessions = SqliteSessions.open(directory, TestStore.CLOCK);
    try (Readers readers = new Readers(sessions, 1, TestStore.THREADS)) {
      readers.read(rows -> rows.list(Query.of(table)));
    } finally {
      sessions.close();
    }
  }

  private boolean isNumber(Table<?> table, String column) throws SQLException {
    try (Connection connection = TestStore.connect(directory);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select typeof(" + column + ") from " + table.name())) {
      return row.next() && row.getString(1).equals("integer");
    }
  }

  @Test
  void namesTheTableAndTheKeyAndGivesNoWrongValue() throws SQLException {
    Ref ref = Ref.ofInstance(Kind.PROJECT, new Name("nyc"));
    try (Store store = TestStore.open(directory)) {
      TestStore.fill(store);
      String uid = store.resources().find(ref).orElseThrow().uid().value();
      TestStore.tamper(directory, "update resources set spec = '{\"b\":3}'");

      assertThatThrownBy(() -> store.resources().find(ref))
          .isInstanceOf(SlipwayException.class)
          .hasMessageContaining("resources")
          .hasMessageContaining(uid);
      assertThatThrownBy(() -> store.commit(TestStore.batch(TestStore.project(ref.name().value()))))
          .isInstanceOf(SlipwayException.class)
          .hasMessageContaining("checksum");
      assertThat(store.commit(TestStore.batch(TestStore.project("other")))).isNotNull();
    }
  }

  @Test
  void refusesAFileThatIsNoDatabase() throws Exception {
    Files.writeString(directory.resolve("slipway.db"), "no database at all ".repeat(100));

    assertThatThrownBy(() -> TestStore.open(directory))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CORRUPT))
        .hasMessageContaining("slipway.db");
  }

  @Test
  void hasATableForEachDescriptionWithTheSameColumns() throws SQLException {
    TestStore.open(directory).close();

    for (Table<?> table : LedgerTables.ALL) {
      List<String> expected = new ArrayList<>(table.names());
      expected.add(Sql.CHECKSUM);
      if (table.equals(RunTables.ATTEMPTS)) {
        expected.add("activity");
      }
      assertThat(columns(table)).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private List<String> columns(Table<?> table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Connection connection = TestStore.connect(directory);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("pragma table_info(" + table.name() + ")")) {
      while (rows.next()) {
        columns.add(rows.getString("name"));
      }
    }
    return columns;
  }
}
