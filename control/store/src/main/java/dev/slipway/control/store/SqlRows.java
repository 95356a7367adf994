// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows in the tables of a database, each written with its checksum and compared on reading. */
final class SqlRows implements Rows {
  private final Session session;

  SqlRows(Session session) {
    this.session = session;
  }

  @Override
  public <V> Optional<V> find(Table<V> table, Object... key) {
    return read(table, Sql.of(table).find(), List.of(key)).stream().findFirst();
  }

  @Override
  public <V> List<V> list(Query<V> query) {
    List<Object> cells = new ArrayList<>(query.where().values());
    cells.addAll(query.after());
    if (query.limit() < Integer.MAX_VALUE) {
      cells.add((long) query.limit());
    }
    return read(query.table(), Sql.of(query.table()).select(query), cells);
  }

  @Override
  public long count(Table<?> table) {
    return (Long) session.query(Sql.of(table).count(), List.of(), 1).getFirst().getFirst();
  }

  @Override
  public Map<List<Object>, Long> counts(Table<?> table, String... columns) {
    Map<List<Object>, Long> counts = new HashMap<>();
    int groups = columns.length;
    for (List<Object> row :
        session.query(Sql.of(table).counts(List.of(columns)), List.of(), groups + 1)) {
      counts.put(List.copyOf(row.subList(0, groups)), (Long) row.getLast());
    }
    return counts;
  }

  @Override
  public <V> void put(Table<V> table, V value) {
    putAll(table, List.of(encode(table, value)));
  }

  /** As {@link #encoded}, of a value. */
  static <V> List<Object> encode(Table<V> table, V value) {
    return encoded(table, table.cells(value));
  }

  /**
   * The cells of a row, to which their checksum is added.
   *
   * @throws SlipwayException {@code INVALID} if a text has the character U+0000, which PostgreSQL
   *     does not store and SQLite's own functions take for its end
   */
  static List<Object> encoded(Table<?> table, List<Object> cells) {
    if (hasZero(cells)) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "A text that is to be stored in table "
              + table.name()
              + " has the character U+0000. Leave it out.");
    }
    cells.add(Checksum.of(table.name(), cells));
    return cells;
  }

  private static boolean hasZero(List<Object> cells) {
    for (Object cell : cells) {
      if (cell instanceof String text && text.indexOf(0) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Puts encoded rows, each of another key. */
  void putAll(Table<?> table, List<List<Object>> rows) {
    writeAll(table, session.dialect().sql(table).upsert(), rows);
  }

  /** Changes rows that are there, each of another key, to the encoded ones. */
  void changeAll(Table<?> table, List<List<Object>> rows) {
    writeAll(table, session.dialect().sql(table).change(), rows);
  }

  private void writeAll(Table<?> table, RowStatement statement, List<List<Object>> rows) {
    long written = rows.isEmpty() ? 0 : session.write(statement, rows);
    if (written != rows.size()) {
      throw new SlipwayException(
          ErrorCode.CORRUPT,
          "Table "
              + table.name()
              + " lacks rows that were there: the database was changed outside Slipway. Restore it"
              + " from a backup.");
    }
  }

  /** Adds encoded rows; says no if there is a row of one of their keys, which stays as it is. */
  boolean addAll(Table<?> table, List<List<Object>> rows) {
    return rows.isEmpty()
        || session.write(session.dialect().sql(table).insert(), rows) == rows.size();
  }

  @Override
  public void remove(Table<?> table, Object... key) {
    session.update(Sql.of(table).delete(), List.of(key));
  }

  @Override
  public void removeAll(Table<?> table, String column, Object cell) {
    session.update(Sql.of(table).deleteAll(column), List.of(cell));
  }

  @Override
  public void trim(Table<?> table, String column, long upTo) {
    session.update(Sql.of(table).trim(column), List.of(upTo));
  }

  private <V> List<V> read(Table<V> table, String sql, List<Object> cells) {
    if (hasZero(cells)) {
      return List.of();
    }
    int own = table.columns().size();
    return session.query(sql, cells, own + 1).stream()
        .map(row -> value(table, row.subList(0, own), row.get(own)))
        .toList();
  }

  private static <V> V value(Table<V> table, List<Object> cells, Object checksum) {
    if (!checksum.equals(Checksum.of(table.name(), cells))) {
      throw new SlipwayException(
          ErrorCode.CORRUPT,
          "The row "
              + cells.subList(0, table.keys())
              + " of table "
              + table.name()
              + " does not match its checksum: its bytes were changed outside Slipway. Check the"
              + " disk, and restore the database from a backup.");
    }
    return table.read().apply(new Row(table, cells));
  }
}
