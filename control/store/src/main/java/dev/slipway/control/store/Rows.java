// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.util.List;
import java.util.Optional;

/**
 * One consistent state of all tables. Cells and keys are of type {@code String} or {@code Long}.
 */
interface Rows {
  <V> Optional<V> find(Table<V> table, Object... key);

  <V> List<V> list(Query<V> query);

  long count(Table<?> table);

  /** Adds the row, or replaces the one of the same key. */
  <V> void put(Table<V> table, V value);

  /** Removes the row of that key, if there is one. */
  void remove(Table<?> table, Object... key);

  /** Removes the rows whose cell equals the given one. */
  void removeAll(Table<?> table, String column, Object cell);

  /** Removes the rows whose number is at most {@code upTo}. */
  void trim(Table<?> table, String column, long upTo);
}
