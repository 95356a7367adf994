// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

import dev.slipway.model.recipe.Group.Aggregate;
import java.util.List;

/**
 * One row for each combination of {@code by}, with a column for each listed value and aggregate:
 * the aggregate over those of the combination's rows that have the value. Rows with none of the
 * values count for the combinations alone.
 *
 * @param column whose values become columns
 * @param values in the order of the columns; within one, the aggregates in theirs
 * @param aggregates the name of a column is the value's, with {@code _} and the aggregate's {@code
 *     as} behind it unless that is ""
 */
public record Pivot(List<String> by, String column, List<Value> values, List<Aggregate> aggregates)
    implements Operation {
  public Pivot {
    by = List.copyOf(by);
    values = List.copyOf(values);
    aggregates = List.copyOf(aggregates);
  }

  /**
   * @param value as text
   * @param as how its columns are called; "" for the value itself
   */
  public record Value(String value, String as) {}
}
