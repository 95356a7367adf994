// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import dev.slipway.control.plan.dialect.DuckDbDialect;
import dev.slipway.control.plan.dialect.TypeName;
import dev.slipway.model.Name;
import dev.slipway.model.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A real DuckDB in memory, with the settings that the worker gives it. */
final class Duck implements AutoCloseable {
  private final Connection connection;

  Duck() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    run("SET TimeZone = 'UTC'");
    run("SET enable_external_access = false");
  }

  /** A table with exactly these columns and the rows given as SQL values. */
  Duck table(Name name, Schema schema, String... rows) throws SQLException {
    String columns =
        schema.columns().stream()
            .map(c -> DuckDbDialect.quoted(c.name()) + " " + TypeName.duckDb(c.type()))
            .collect(Collectors.joining(", "));
    run("CREATE TABLE " + DuckDbDialect.quoted(name.value()) + " (" + columns + ")");
    for (String row : rows) {
      run("INSERT INTO " + DuckDbDialect.quoted(name.value()) + " VALUES (" + row + ")");
    }
    return this;
  }

  Connection connection() {
    return connection;
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The rows as text, values divided by {@code " | "}. */
  List<String> rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          values.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join(" | ", values));
      }
      return rows;
    }
  }

  /** The types of the query's columns as DuckDB names them. */
  List<String> types(String sql) throws SQLException {
    return rows("SELECT column_type FROM (DESCRIBE " + sql + ")");
  }

  /** The types that the columns of the schema have in DuckDB. */
  List<String> types(Schema schema) throws SQLException {
    return types(
        schema.columns().stream()
            .map(c ->
                "CAST(NULL AS "
                    + TypeName.duckDb(c.type())
                    + ") AS "
                    + DuckDbDialect.quoted(c.name()))
            .collect(Collectors.joining(", ", "SELECT ", "")));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
