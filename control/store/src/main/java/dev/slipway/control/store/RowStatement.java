// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.util.Collections;
import java.util.List;

/**
 * A statement that writes rows of one table.
 *
 * @param ofRow with a parameter for each cell of one row
 * @param ofArrays with an array of cells for each column, of as many rows as one likes; in
 *     PostgreSQL's own SQL
 */
record RowStatement(String ofRow, String ofArrays) {
  /**
   * @param conflict what is to be done where a row has the key of another
   */
  static RowStatement into(String table, List<String> columns, String conflict) {
    String into = "insert into " + table + " (" + String.join(", ", columns) + ") ";
    String parameters = String.join(", ", Collections.nCopies(columns.size(), "?"));
    return new RowStatement(
        into + "values (" + parameters + ") " + conflict,
        into + "select * from unnest(" + parameters + ") " + conflict);
  }

  /** The same, with another statement for one row. */
  RowStatement with(String statement) {
    return new RowStatement(statement, ofArrays);
  }
}
