// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

/** How a database lets rows be written; they are read in the same way from all. */
enum Dialect {
  /** SQLite, with every table as its key alone orders it: the form of the first releases. */
  BY_KEY,

  /** SQLite, with activities and attempts in the order of {@link RowsInOrder}. */
  IN_ORDER,

  /** PostgreSQL, to which each statement is a message, so that one takes many rows. */
  OF_ARRAYS;

  Sql sql(Table<?> table) {
    return switch (this) {
      case BY_KEY, OF_ARRAYS -> Sql.of(table);
      case IN_ORDER -> RowsInOrder.sql(table);
    };
  }
}
