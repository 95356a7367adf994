// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Engine.Limits;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;

/**
 * An in-memory DuckDB for one task. Statements run one at a time, in the thread of the task;
 * another thread may look at the progress and cancel. Each statement is a new one, as a failed one
 * is closed.
 */
final class Database implements AutoCloseable {
  /** Of every task, set while none waits. */
  private static final String SETTINGS =
      """
      SET autoload_known_extensions = false;
      SET autoinstall_known_extensions = false;
      SET allow_community_extensions = false;
      SET TimeZone = 'UTC';
      SET enable_progress_bar = true;
      SET enable_progress_bar_print = false
      """;

  private final Connection connection;
  private volatile Optional<Statement> running = Optional.empty();
  private volatile boolean cancelled;
  private Optional<Limits> limits = Optional.empty();

  private Database(Connection connection) {
    this.connection = connection;
  }

  static Database open() {
    try {
      Database opened =
          new Database(DuckDBConnection.newConnection("jdbc:duckdb:", false, new Properties()));
      opened.execute(SETTINGS);
      return opened;
    } catch (Exception e) {
      throw new IllegalStateException("DuckDB could not be opened.", e);
    }
  }

  /** What is done with the rows of a statement. */
  interface Reading<T> {
    T read(ResultSet rows) throws SQLException;
  }

  /** Sets what a task may use; nothing to do where that is set already. */
  void limit(Limits wanted, Path spill) {
    if (!limits.equals(Optional.of(wanted))) {
      execute(
          String.join(
              "; ",
              "SET memory_limit = '" + wanted.memoryBytes() + "B'",
              "SET threads = " + Math.max(1, wanted.threads()),
              "SET temp_directory = " + Sql.text(spill.toString()),
              "SET max_temp_directory_size = '" + wanted.spillBytes() + "B'"));
      limits = Optional.of(wanted);
    }
  }

  /**
   * Has DuckDB make what it makes when it is first asked for: the catalogs of its functions, the
   * threads' memory, the reader and the writer of Parquet.
   */
  void warm(Path spill) {
    String file = Sql.text(spill.resolve("warm.parquet").toString());
    execute(
        "COPY (SELECT range AS a, CAST(range AS VARCHAR) AS b FROM range(10)) TO "
            + file
            + " (FORMAT parquet); COPY (SELECT b, count(*), avg(a), quantile_cont(a, 0.9) FROM read_parquet("
            + file
            + ") GROUP BY b) TO "
            + file
            + " (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE true, RETURN_STATS)");
  }

  void execute(String sql) {
    during(statement -> statement.execute(sql));
  }

  <T> T query(String sql, Reading<T> reading) {
    return during(statement -> {
      try (ResultSet rows = statement.executeQuery(sql)) {
        return reading.read(rows);
      }
    });
  }

  private interface Running<T> {
    T run(Statement statement) throws SQLException;
  }

  private <T> T during(Running<T> work) {
    try (Statement statement = connection.createStatement()) {
      running = Optional.of(statement);
      if (cancelled) {
        throw new SlipwayException(ErrorCode.CANCELLED, "The task was cancelled.");
      }
      return work.run(statement);
    } catch (SQLException e) {
      throw Faults.translate(e);
    } finally {
      running = Optional.empty();
    }
  }

  /**
   * Ends the running statement, and lets no other one begin. A statement that is just about to
   * begin may miss it, so it is called again until the task has ended.
   */
  void cancel() {
    cancelled = true;
    running.ifPresent(statement -> {
      try {
        statement.cancel();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  /** Of the running statement, from 0 to 1; -1 where not known. */
  double progress() {
    try {
      Optional<Statement> statement = running;
      if (statement.isEmpty()) {
        return -1;
      }
      double percentage =
          statement.get().unwrap(DuckDBPreparedStatement.class).getQueryProgress().getPercentage();
      return percentage < 0 ? -1 : Math.min(1, percentage / 100);
    } catch (SQLException e) {
      return -1;
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB could not be closed.", e);
    }
  }
}
