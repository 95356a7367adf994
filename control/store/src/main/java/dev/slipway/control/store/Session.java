// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One connection with the statements it has prepared. Used by one thread at a time. Every method
 * may throw {@link SqlFault}; a session that did is closed, which undoes what was not committed.
 */
final class Session implements AutoCloseable {
  private final Connection connection;
  private final Dialect dialect;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Session(Connection connection) {
    this(connection, Dialect.BY_KEY);
  }

  /**
   * @param dialect in which rows are written; they are read in the same way in all
   */
  Session(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  Dialect dialect() {
    return dialect;
  }

  /** The rows of an answer, each as its cells; {@code columns} says how many. */
  List<List<Object>> query(String sql, List<Object> cells, int columns) {
    List<List<Object>> rows = new ArrayList<>();
    try (ResultSet answer = bound(sql, cells).executeQuery()) {
      while (answer.next()) {
        List<Object> row = new ArrayList<>(columns);
        for (int i = 1; i <= columns; i++) {
          row.add(cell(answer.getObject(i)));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new SqlFault(e);
    }
  }

  void update(String sql, List<Object> cells) {
    ask(() -> bound(sql, cells).executeUpdate());
  }

  /**
   * Writes rows, each of another key.
   *
   * @return how many there are now that were not there before, or not the same
   */
  long write(RowStatement statement, List<List<Object>> rows) {
    try {
      return dialect == Dialect.OF_ARRAYS && rows.size() > 1
          ? writeAtOnce(statement.ofArrays(), rows)
          : writeOneByOne(statement.ofRow(), rows);
    } catch (SQLException e) {
      throw new SqlFault(e);
    }
  }

  private long writeOneByOne(String sql, List<List<Object>> rows) throws SQLException {
    PreparedStatement statement = statement(sql);
    for (List<Object> cells : rows) {
      bind(statement, cells);
      statement.addBatch();
    }
    long changed = 0;
    for (int count : statement.executeBatch()) {
      changed += count;
    }
    return changed;
  }

  /** As one statement with an array for each column. */
  private long writeAtOnce(String sql, List<List<Object>> rows) throws SQLException {
    PreparedStatement statement = statement(sql);
    int columns = rows.getFirst().size();
    for (int i = 0; i < columns; i++) {
      boolean isNumber = rows.getFirst().get(i) instanceof Long;
      Object[] column = isNumber ? new Long[rows.size()] : new String[rows.size()];
      for (int row = 0; row < column.length; row++) {
        column[row] = rows.get(row).get(i);
      }
      statement.setArray(i + 1, connection.createArrayOf(isNumber ? "bigint" : "text", column));
    }
    return statement.executeUpdate();
  }

  void begin() {
    ask(() -> connection.setAutoCommit(false));
  }

  /**
   * Ends the transaction by switching automatic commit on again, as JDBC says that it does:
   * SQLite's driver begins another one at once in {@code Connection.commit}, and would keep out
   * every tool beside Slipway.
   */
  void commit() {
    ask(() -> connection.setAutoCommit(true));
  }

  /** Ends the transaction and undoes what was written in it. */
  void rollback() {
    ask(() -> {
      connection.rollback();
      connection.setAutoCommit(true);
    });
  }

  Savepoint savepoint() {
    try {
      return connection.setSavepoint();
    } catch (SQLException e) {
      throw new SqlFault(e);
    }
  }

  /** Keeps what was written since the savepoint, as part of the transaction. */
  void keep(Savepoint savepoint) {
    ask(() -> connection.releaseSavepoint(savepoint));
  }

  /** Undoes what was written since the savepoint. */
  void undo(Savepoint savepoint) {
    ask(() -> connection.rollback(savepoint));
  }

  @Override
  public void close() {
    ask(connection::close);
  }

  /** Closes a session of which nobody needs to know whether it could still be closed. */
  void discard() {
    try {
      connection.close();
    } catch (SQLException e) {
      // it was given up because it had failed already
    }
  }

  private PreparedStatement bound(String sql, List<Object> cells) throws SQLException {
    PreparedStatement statement = statement(sql);
    bind(statement, cells);
    return statement;
  }

  private static void bind(PreparedStatement statement, List<Object> cells) throws SQLException {
    for (int i = 0; i < cells.size(); i++) {
      statement.setObject(i + 1, cells.get(i));
    }
  }

  private PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    return statement;
  }

  private static Object cell(Object value) {
    return value instanceof Number number ? (Object) number.longValue() : value.toString();
  }

  private interface Call {
    void run() throws SQLException;
  }

  private static void ask(Call call) {
    try {
      call.run();
    } catch (SQLException e) {
      throw new SqlFault(e);
    }
  }
}
