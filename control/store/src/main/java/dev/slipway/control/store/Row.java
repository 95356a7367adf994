// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.util.List;

/** The cells of one row as they were read, in the order of the table's columns. */
record Row(Table<?> table, List<Object> cells) {
  String text(String column) {
    return (String) cells.get(table.index(column));
  }

  long number(String column) {
    return (Long) cells.get(table.index(column));
  }
}
