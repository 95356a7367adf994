// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A table of values of one type.
 *
 * @param keys how many of the first columns make up the key
 * @param read turns the cells of a row back into the value
 */
record Table<V>(String name, int keys, List<Column<V>> columns, Function<Row, V> read) {
  Table {
    columns = List.copyOf(columns);
  }

  List<Object> key(V value) {
    return cells(value, keys);
  }

  /** The cells of a row, to which the caller may add. */
  List<Object> cells(V value) {
    return cells(value, columns.size());
  }

  /** The same, of a value whose last cell is known. */
  List<Object> cells(V value, String last) {
    List<Object> cells = cells(value, columns.size() - 1);
    cells.add(last);
    return cells;
  }

  private List<Object> cells(V value, int most) {
    List<Object> cells = new ArrayList<>(columns.size() + 1);
    for (int i = 0; i < most; i++) {
      cells.add(columns.get(i).cell().apply(value));
    }
    return cells;
  }

  Object cell(V value, String column) {
    return columns.get(index(column)).cell().apply(value);
  }

  int index(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException("table " + name + " has no column " + column);
  }

  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }
}
