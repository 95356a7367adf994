// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import dev.slipway.model.recipe.SqlEngine;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;

/** DuckDB or PostgreSQL, behind JDBC. */
final class JdbcEngine implements TestEngine {
  private final SqlEngine engine;
  private final Connection connection;
  private final AutoCloseable server;

  private JdbcEngine(SqlEngine engine, Connection connection, AutoCloseable server) {
    this.engine = engine;
    this.connection = connection;
    this.server = server;
  }

  static JdbcEngine duckDb() throws SQLException {
    JdbcEngine duck =
        new JdbcEngine(SqlEngine.DUCKDB, DriverManager.getConnection("jdbc:duckdb:"), () -> {});
    duck.run("SET TimeZone = 'UTC'");
    duck.run("SET threads = 1");
    duck.run("SET memory_limit = '500MB'");
    return duck;
  }

  static JdbcEngine postgres() throws SQLException, IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("listen_addresses", "localhost")
            .setServerConfig("fsync", "off")
            .start();
    String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    JdbcEngine postgres =
        new JdbcEngine(
            SqlEngine.POSTGRESQL, DriverManager.getConnection(url, "postgres", ""), server);
    postgres.run("SET TIME ZONE 'UTC'");
    return postgres;
  }

  @Override
  public SqlEngine engine() {
    return engine;
  }

  @Override
  public void run(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(engine.title() + ": " + e.getMessage() + " in " + sql, e);
    }
  }

  @Override
  public Answer query(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return new Rows(Cells.rows(result));
    } catch (SQLException | DateTimeException e) {
      return new Refused(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
      server.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
