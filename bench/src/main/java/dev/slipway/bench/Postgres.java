// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.slipway.control.store.PostgresAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A PostgreSQL of its own, with every commit synced, for peers and for Slipway itself. */
final class Postgres implements AutoCloseable {
  static final String USER = "postgres";

  private final EmbeddedPostgres server;

  Postgres(Path data) throws IOException {
    server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "200")
            .setServerConfig("shared_buffers", "256MB")
            .start();
  }

  /** One of its databases. */
  record Database(int port, String name) {
    String jdbc() {
      return "jdbc:postgresql://localhost:" + port + "/" + name;
    }

    PostgresAddress address() {
      return new PostgresAddress(
          "postgresql://localhost:" + port + "/" + name, Optional.of(USER), Optional.empty());
    }

    HikariDataSource pool(int connections) {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(jdbc());
      config.setUsername(USER);
      config.setMaximumPoolSize(connections);
      return new HikariDataSource(config);
    }
  }

  Database create(String name) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return new Database(server.getPort(), name);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
