// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

import java.util.List;

/** The input with further columns, each a value over a window of its rows. */
public record Window(List<String> partitionBy, List<Order> orderBy, List<Over> columns)
    implements Operation {
  public Window {
    partitionBy = List.copyOf(partitionBy);
    orderBy = List.copyOf(orderBy);
    columns = List.copyOf(columns);
  }

  /**
   * @param of a formula; "" where the function takes none
   * @param offset rows back or ahead for {@code LAG} and {@code LEAD}; otherwise 0
   */
  public record Over(Over.Function function, String of, int offset, String as) {
    /**
     * The aggregates run from the partition's first row to the current one where there is an order.
     */
    public enum Function {
      ROW_NUMBER,
      RANK,
      DENSE_RANK,
      LAG,
      LEAD,
      COUNT,
      SUM,
      MEAN,
      MIN,
      MAX
    }
  }
}
