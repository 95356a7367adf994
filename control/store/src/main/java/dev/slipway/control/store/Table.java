// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

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
    return columns.subList(0, keys).stream().map(column -> column.cell().apply(value)).toList();
  }

  List<Object> cells(V value) {
    return columns.stream().map(column -> column.cell().apply(value)).toList();
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
