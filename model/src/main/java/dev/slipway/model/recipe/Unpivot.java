// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

import java.util.List;

/**
 * Columns become rows: for each row of the input one for each of {@code columns}, with the column's
 * name and value behind the columns that are not among them.
 *
 * @param columns of types that one type can hold, as of {@link Stack}
 * @param name the new column for the columns' names; {@code name} if ""
 * @param value the new column for their values; {@code value} if ""
 * @param keepNulls whether there are rows for nulls, too
 */
public record Unpivot(List<String> columns, String name, String value, boolean keepNulls)
    implements Operation {
  public Unpivot {
    columns = List.copyOf(columns);
  }
}
