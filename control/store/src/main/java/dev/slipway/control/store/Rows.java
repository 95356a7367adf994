// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One consistent state of all tables. Cells and keys are of type {@code String} or {@code Long}.
 */
interface Rows {
  <V> Optional<V> find(Table<V> table, Object... key);

  /**
   * As {@link #find}, of a row that is hardly ever there. It may be taken for absent without a look
   * if it is noticed in time where that was wrong: when a row of its key is put.
   */
  default <V> Optional<V> findUnlikely(Table<V> table, Object... key) {
    return find(table, key);
  }

  <V> List<V> list(Query<V> query);

  long count(Table<?> table);

  /** How many rows there are for each combination of cells of those columns. */
  Map<List<Object>, Long> counts(Table<?> table, String... columns);

  /** Adds the row, or replaces the one of the same key. */
  <V> void put(Table<V> table, V value);

  /**
   * As {@link #put(Table, Object)}.
   *
   * @param document of the value, which is its last cell
   */
  default <V> void put(Table<V> table, V value, String document) {
    put(table, value);
  }

  /** Adds a row of a key that was never used before and is not asked for by this batch. */
  default <V> void append(Table<V> table, V value) {
    put(table, value);
  }

  /** Removes the row of that key, if there is one. */
  void remove(Table<?> table, Object... key);

  /** Removes the rows whose cell equals the given one. */
  void removeAll(Table<?> table, String column, Object cell);

  /** Removes the rows whose number is at most {@code upTo}. */
  void trim(Table<?> table, String column, long upTo);
}
