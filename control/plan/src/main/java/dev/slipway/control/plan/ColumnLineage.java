// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import java.util.List;

/**
 * The input columns that a column's values are computed from, in the order of the inputs and their
 * columns. Columns that only decide which rows there are (filters, join and grouping keys) are not
 * among them; a count of rows has none.
 */
public record ColumnLineage(String column, List<Origin> origins) {
  public ColumnLineage {
    origins = List.copyOf(origins);
  }
}
