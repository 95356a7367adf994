// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteSessionsTest {
  @TempDir Path directory;
  private SqliteSessions sessions;

  @BeforeEach
  void open() {
    sessions = SqliteSessions.open(directory, TestStore.CLOCK);
  }

  @AfterEach
  void close() {
    sessions.close();
  }

  private static String pragma(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet value = statement.executeQuery("pragma " + name)) {
      return value.getString(1);
    }
  }

  /** A kill leaves the system's cache alone; only these settings survive a loss of power. */
  @Test
  void syncsTheLogOfEveryCommit() throws SQLException {
    try (Connection writer = sessions.writer()) {
      assertThat(pragma(writer, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(writer, "synchronous")).isEqualTo("2");
      assertThat(pragma(writer, "fullfsync")).isEqualTo("1");
    }
  }

  @Test
  void waitsForToolsOutsideSlipway() throws SQLException {
    try (Connection writer = sessions.writer();
        Connection reader = sessions.reader()) {
      assertThat(pragma(writer, "busy_timeout")).isEqualTo("5000");
      assertThat(pragma(reader, "busy_timeout")).isEqualTo("5000");
    }
  }

  @Test
  void leavesTheDatabaseToOthersBetweenTransactions() throws SQLException {
    try (Connection writer = sessions.writer();
        Session session = new Session(writer)) {
      session.begin();
      session.commit();

      TestStore.tamper(directory, "create table of_another_tool (a text)");

      session.begin();
      session.update("insert into of_another_tool (a) values (?)", List.of("x"));
      session.commit();
    }
  }
}
