// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of a table whose cells equal the given ones, in the order of some columns.
 *
 * @param after cells of the order columns behind which to begin; empty to begin at the first row
 */
record Query<V>(
    Table<V> table,
    Map<String, Object> where,
    List<String> order,
    boolean descending,
    List<Object> after,
    int limit) {

  static <V> Query<V> of(Table<V> table) {
    return new Query<>(table, Map.of(), List.of(), false, List.of(), Integer.MAX_VALUE);
  }

  Query<V> where(String column, Object cell) {
    Map<String, Object> more = new LinkedHashMap<>(where);
    more.put(column, cell);
    return new Query<>(table, more, order, descending, after, limit);
  }

  Query<V> ascending(String... columns) {
    return new Query<>(table, where, List.of(columns), false, after, limit);
  }

  Query<V> descending(String... columns) {
    return new Query<>(table, where, List.of(columns), true, after, limit);
  }

  Query<V> after(List<Object> cells) {
    return new Query<>(table, where, order, descending, cells, limit);
  }

  Query<V> limit(int most) {
    return new Query<>(table, where, order, descending, after, most);
  }
}
