// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statements for one table, in the SQL that SQLite and PostgreSQL share. Every table has, after
 * its own columns, the checksum of their cells.
 *
 * @param columns as they stand in a select
 * @param insert which leaves a row of the same key as it is
 * @param change of a row that is there
 */
record Sql(
    String table,
    String columns,
    RowStatement upsert,
    RowStatement insert,
    RowStatement change,
    String find,
    String count,
    String delete) {
  static final String CHECKSUM = "crc";

  private static final Map<String, Sql> BY_TABLE =
      LedgerTables.ALL.stream()
          .map(Sql::make)
          .collect(Collectors.toUnmodifiableMap(Sql::table, Function.identity()));

  static Sql of(Table<?> table) {
    return Objects.requireNonNull(BY_TABLE.get(table.name()));
  }

  private static Sql make(Table<?> table) {
    List<String> names = table.names();
    List<String> keys = names.subList(0, table.keys());
    List<String> all = Stream.concat(names.stream(), Stream.of(CHECKSUM)).toList();
    String columns = String.join(", ", all);
    String onConflict = "on conflict (" + String.join(", ", keys) + ") ";
    RowStatement upsert =
        RowStatement.into(
            table.name(), all, onConflict + update(names.subList(keys.size(), names.size())));
    return new Sql(
        table.name(),
        columns,
        upsert,
        RowStatement.into(table.name(), all, onConflict + "do nothing"),
        upsert,
        "select " + columns + " from " + table.name() + equal(keys),
        "select count(*) from " + table.name(),
        "delete from " + table.name() + equal(keys));
  }

  Sql withUpsert(String ofRow) {
    return new Sql(table, columns, upsert.with(ofRow), insert, change, find, count, delete);
  }

  Sql withInsert(String ofRow) {
    return new Sql(table, columns, upsert, insert.with(ofRow), change, find, count, delete);
  }

  Sql withChange(String ofRow) {
    return new Sql(table, columns, upsert, insert, change.with(ofRow), find, count, delete);
  }

  private static String update(List<String> columns) {
    return Stream.concat(columns.stream(), Stream.of(CHECKSUM))
        .map(column -> column + " = excluded." + column)
        .collect(Collectors.joining(", ", "do update set ", ""));
  }

  String select(Query<?> query) {
    StringBuilder sql = new StringBuilder("select ").append(columns).append(" from ").append(table);
    sql.append(equal(query.where().keySet()));
    if (!query.after().isEmpty()) {
      sql.append(query.where().isEmpty() ? " where (" : " and (")
          .append(String.join(", ", query.order()))
          .append(query.descending() ? ") < (" : ") > (")
          .append(String.join(", ", Collections.nCopies(query.order().size(), "?")))
          .append(')');
    }
    if (!query.order().isEmpty()) {
      String direction = query.descending() ? " desc" : "";
      sql.append(" order by ")
          .append(String.join(direction + ", ", query.order()))
          .append(direction);
    }
    return (query.limit() == Integer.MAX_VALUE ? sql : sql.append(" limit ?")).toString();
  }

  String counts(List<String> columns) {
    String groups = String.join(", ", columns);
    return "select " + groups + ", count(*) from " + table + " group by " + groups;
  }

  String deleteAll(String column) {
    return "delete from " + table + equal(List.of(column));
  }

  String trim(String column) {
    return "delete from " + table + " where " + column + " <= ?";
  }

  private static String equal(Collection<String> columns) {
    return columns.isEmpty() ? "" : " where " + String.join(" = ? and ", columns) + " = ?";
  }
}
