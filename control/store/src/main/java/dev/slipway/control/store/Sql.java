// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements for tables, in the SQL that SQLite and PostgreSQL share. Every table has, after
 * its own columns, the checksum of their cells.
 */
final class Sql {
  private Sql() {}

  static final String CHECKSUM = "crc";

  static String upsert(Table<?> table) {
    List<String> keys = keys(table);
    List<String> rest = table.names().subList(table.keys(), table.names().size());
    return "insert into "
        + table.name()
        + " ("
        + columns(table)
        + ") values ("
        + String.join(", ", Collections.nCopies(table.names().size() + 1, "?"))
        + ") on conflict ("
        + String.join(", ", keys)
        + ") do update set "
        + rest.stream()
            .map(column -> column + " = excluded." + column + ", ")
            .collect(Collectors.joining())
        + CHECKSUM
        + " = excluded."
        + CHECKSUM;
  }

  static String find(Table<?> table) {
    return "select " + columns(table) + " from " + table.name() + equal(keys(table));
  }

  static String select(Query<?> query) {
    String order = String.join(", ", query.order());
    String sql =
        "select "
            + columns(query.table())
            + " from "
            + query.table().name()
            + equal(List.copyOf(query.where().keySet()));
    if (!query.after().isEmpty()) {
      sql +=
          (query.where().isEmpty() ? " where (" : " and (")
              + order
              + (query.descending() ? ") < (" : ") > (")
              + String.join(", ", Collections.nCopies(query.order().size(), "?"))
              + ")";
    }
    if (!query.order().isEmpty()) {
      String direction = query.descending() ? " desc" : "";
      sql +=
          query.order().stream()
              .map(column -> column + direction)
              .collect(Collectors.joining(", ", " order by ", ""));
    }
    return query.limit() == Integer.MAX_VALUE ? sql : sql + " limit ?";
  }

  static String count(Table<?> table) {
    return "select count(*) from " + table.name();
  }

  static String delete(Table<?> table) {
    return "delete from " + table.name() + equal(keys(table));
  }

  static String deleteAll(Table<?> table, String column) {
    return "delete from " + table.name() + equal(List.of(column));
  }

  static String trim(Table<?> table, String column) {
    return "delete from " + table.name() + " where " + column + " <= ?";
  }

  private static String columns(Table<?> table) {
    return String.join(", ", table.names()) + ", " + CHECKSUM;
  }

  private static List<String> keys(Table<?> table) {
    return table.names().subList(0, table.keys());
  }

  private static String equal(List<String> columns) {
    return columns.isEmpty()
        ? ""
        : columns.stream()
            .map(column -> column + " = ?")
            .collect(Collectors.joining(" and ", " where ", ""));
  }
}
