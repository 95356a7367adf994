// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PostgresSessionsIT {
  @TempDir Path directory;
  private PostgresAddress address;
  private PostgresSessions sessions;

  @BeforeEach
  void create() throws SQLException {
    address = PostgresServer.shared().create();
    PostgresServer.open(address).close();
    sessions = PostgresSessions.open(directory, address);
  }

  @AfterEach
  void close() {
    sessions.close();
  }

  private static Object setting(Session session, String name) {
    return session
        .query("select current_setting('" + name + "')", List.of(), 1)
        .getFirst()
        .getFirst();
  }

  /**
   * The server of these tests answers commits before they are on disk, unless it is told not to.
   */
  @Test
  void answersACommitOnceItIsOnDiskWhateverTheStandardIs() throws SQLException {
    try (Session any = new Session(PostgresServer.connect(address));
        Session writer = new Session(sessions.writer())) {
      assertThat(setting(any, "synchronous_commit")).isEqualTo("off");
      assertThat(setting(writer, "synchronous_commit")).isEqualTo("on");
      assertThat(setting(writer, "idle_in_transaction_session_timeout")).isEqualTo("5s");
      assertThat(setting(writer, "lock_timeout")).isEqualTo("10s");
    }
  }

  @Test
  void readsOneStateAndNeverWrites() throws SQLException {
    try (Session reader = new Session(sessions.reader())) {
      assertThat(setting(reader, "transaction_isolation")).isEqualTo("repeatable read");
      reader.begin();
      assertThatThrownBy(() -> reader.update("delete from heads", List.of()))
          .isInstanceOf(SqlFault.class)
          .hasMessageContaining("read-only");
    }
  }

  /** Were it read before the wait, a lease could be taken for running that is over by then. */
  @Test
  void readsTheTimeAfterTheWaitForTheLock() throws Exception {
    try (Session one = new Session(sessions.writer());
        Session two = new Session(sessions.writer())) {
      one.begin();
      Instant first = sessions.lock(one).now();
      Thread waiting =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  Thread.sleep(300);
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
                one.commit();
              });
      two.begin();
      Instant second = sessions.lock(two).now();
      two.commit();
      waiting.join();

      assertThat(Duration.between(first, second)).isGreaterThan(Duration.ofMillis(250));
    }
  }

  @Test
  void hasATableForEachDescriptionWithTheSameColumns() throws SQLException {
    try (Session session = new Session(sessions.reader())) {
      for (Table<?> table : LedgerTables.ALL) {
        List<Object> expected = new ArrayList<>(table.names());
        expected.add(Sql.CHECKSUM);
        if (table.equals(LedgerTables.HEADS)) {
          expected.add("oldest");
        }
        assertThat(
                session.query(
                    "select column_name from information_schema.columns where table_name = ?",
                    List.of(table.name()),
                    1))
            .extracting(List::getFirst)
            .containsExactlyInAnyOrderElementsOf(expected);
      }
    }
  }

  @Test
  void refusesADatabaseThatDoesNotKeepUnicode() throws SQLException {
    try (Connection connection = PostgresServer.connect(address);
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists latin");
      statement.execute("create database latin encoding 'LATIN1' locale 'C' template template0");
    }

    assertThatThrownBy(() -> PostgresServer.open(PostgresServer.shared().create("latin")))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID))
        .hasMessageContaining("LATIN1")
        .hasMessageContaining("UTF8");
  }

  @Test
  void saysThatNobodyAnswersWithoutThePassword() {
    PostgresAddress nobody =
        new PostgresAddress(
            "postgresql://localhost:1/studio?password=hunter2",
            Optional.of("ada"),
            Optional.empty());

    assertThatThrownBy(() -> PostgresServer.open(nobody))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
        .hasMessageContaining("postgresql://localhost:1/studio did not answer")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void tellsItsSize() throws SQLException {
    try (Session session = new Session(sessions.reader())) {
      assertThat(sessions.bytes(session)).isGreaterThan(1_000_000);
    }
  }
}
