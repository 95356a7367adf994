// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.spi.Store;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A PostgreSQL of the oldest version that is promised to work, of which tests get databases and
 * which they may kill. As root its processes run in a namespace of users of their own, for
 * PostgreSQL refuses to be root.
 */
final class PostgresServer implements AutoCloseable {
  private static final String USER = "postgres";

  private static final String CANNOT_CONNECT = "08001";
  private static final String FAILED_TO_CONNECT = "08006";
  private static final String STARTING = "57P03";

  private final Path data;
  private final EmbeddedPostgres server;

  private PostgresServer(Path data, EmbeddedPostgres server) {
    this.data = data;
    this.server = server;
  }

  /** One that can be killed and restarted on its data, which the caller removes. */
  static PostgresServer start(Path data) {
    return new PostgresServer(data, run(builder(data)));
  }

  /** The one that tests of this process share, until the process ends. */
  static PostgresServer shared() {
    return Shared.SERVER;
  }

  private static final class Shared {
    private static final PostgresServer SERVER = start(temporary());

    private static PostgresServer start(Path data) {
      return new PostgresServer(data, run(builder(data).setCleanDataDirectory(true)));
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("slipway-postgres-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedPostgres.Builder builder(Path data) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setServerConfig("listen_addresses", "localhost");
  }

  private static EmbeddedPostgres run(EmbeddedPostgres.Builder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of an empty database. */
  PostgresAddress create() throws SQLException {
    return create("d" + UUID.randomUUID().toString().replace("-", ""));
  }

  /** The address of the database of that name, which is created if it is absent. */
  PostgresAddress create(String name) throws SQLException {
    try (Connection connection = connect(USER);
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
      if (!found.next()) {
        statement.execute("create database " + name);
      }
    }
    return address(name);
  }

  private PostgresAddress address(String name) {
    String url = "postgresql://localhost:" + server.getPort() + "/" + name;
    return new PostgresAddress(url, Optional.of(USER), Optional.empty());
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(address(database).jdbc(), USER, "");
  }

  static Connection connect(PostgresAddress address) throws SQLException {
    return DriverManager.getConnection(address.jdbc(), USER, "");
  }

  static Store open(PostgresAddress address) {
    return Stores.postgresql(temporary(), address, TestStore.SETTINGS, TestStore.THREADS);
  }

  /** Kills all its processes at once, and starts it again where it was, by the same command. */
  void killAndRestart() throws IOException, InterruptedException, SQLException {
    ProcessHandle postmaster = postmaster();
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(postmaster.info().command().orElseThrow());
    command.addAll(List.of(postmaster.info().arguments().orElseThrow()));
    kill(postmaster);
    Process restarted =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    while (!answers()) {
      assertThat(restarted.isAlive()).isTrue();
      Thread.sleep(20);
    }
  }

  private ProcessHandle postmaster() throws IOException {
    List<String> lines =
        Files.readAllLines(data.resolve("postmaster.pid"), StandardCharsets.US_ASCII);
    return ProcessHandle.of(Long.parseLong(lines.getFirst())).orElseThrow();
  }

  private static void kill(ProcessHandle postmaster) throws InterruptedException {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    while (all.stream().anyMatch(ProcessHandle::isAlive)) {
      Thread.sleep(5);
    }
  }

  private boolean answers() throws SQLException {
    try (Connection connection = connect(USER)) {
      return connection.isValid(1);
    } catch (SQLException e) {
      String state = e.getSQLState();
      assertThat(state).as(e.getMessage()).isIn(CANNOT_CONNECT, STARTING, FAILED_TO_CONNECT);
      return false;
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
