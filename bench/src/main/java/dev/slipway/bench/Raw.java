// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * DuckDB through its own JDBC driver, with the settings that Slipway's worker gives it. It does not
 * keep the bytes of files between statements, as a program that opens it for its work could not.
 */
final class Raw implements AutoCloseable {
  private final Connection connection;

  Raw(int threads, long mebibytes) throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    run("SET threads = " + threads);
    run("SET memory_limit = '" + mebibytes + "MiB'");
    run("SET TimeZone = 'UTC'");
    run("SET enable_external_file_cache = false");
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** The columns of a Parquet file and their types, as the options of read_csv name them. */
  String columns(Path parquet) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("DESCRIBE SELECT * FROM read_parquet('" + parquet + "')")) {
      while (rows.next()) {
        columns.add("'" + rows.getString(1) + "': '" + rows.getString(2) + "'");
      }
    }
    return "{" + String.join(", ", columns) + "}";
  }

  /** Writes the rows as one Parquet file and returns when it is on the disk. */
  Path copy(String sql, Path file, String options) throws SQLException, IOException {
    run("COPY (" + sql + ") TO '" + file + "' (FORMAT parquet, " + options + ")");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    return file;
  }

  /** Refuses if the two files' rows differ, floats compared to nine digits after the point. */
  void requireEqual(Path ours, Path theirs, String columns) throws SQLException {
    String a = "SELECT " + columns + " FROM read_parquet('" + ours + "')";
    String b = "SELECT " + columns + " FROM read_parquet('" + theirs + "')";
    long differing =
        number(
            "SELECT count(*) FROM (("
                + a
                + " EXCEPT ALL "
                + b
                + ") UNION ALL ("
                + b
                + " EXCEPT ALL "
                + a
                + "))");
    if (differing != 0 || number("SELECT count(*) FROM (" + a + ")") == 0 || !Files.exists(ours)) {
      throw new IllegalStateException(
          ours + " and " + theirs + " differ in " + differing + " rows");
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
