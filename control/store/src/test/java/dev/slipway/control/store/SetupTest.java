// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SetupTest {
  private Connection fresh;

  @BeforeEach
  void connect() throws SQLException {
    fresh = DriverManager.getConnection("jdbc:sqlite::memory:");
  }

  @AfterEach
  void close() throws SQLException {
    fresh.close();
  }

  @Test
  void handsOutAConnectionThatIsSetUp() throws SQLException {
    assertThat(Setup.of(fresh, connection -> run(connection, "pragma cache_size = 10")))
        .isSameAs(fresh);
    assertThat(fresh.isClosed()).isFalse();
  }

  @Test
  void closesAConnectionThatCannotBeSetUp() throws SQLException {
    assertThatThrownBy(() -> Setup.of(fresh, connection -> run(connection, "set nonsense")))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("syntax error");

    assertThat(fresh.isClosed()).isTrue();
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
