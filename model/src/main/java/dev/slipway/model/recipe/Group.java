// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

import java.util.List;

/** One row for each distinct combination of {@code by}; without any, one row for all. */
public record Group(List<String> by, List<Aggregate> aggregates) implements Operation {
  public Group {
    by = List.copyOf(by);
    aggregates = List.copyOf(aggregates);
  }

  /**
   * A value over the rows of a group.
   *
   * @param of a formula over the input's columns; "" for {@code COUNT} of rows
   * @param fraction for {@code PERCENTILE}, between 0 and 1; otherwise 0
   */
  public record Aggregate(Aggregate.Function function, String of, double fraction, String as) {
    public enum Function {
      COUNT,
      COUNT_DISTINCT,
      SUM,
      MEAN,
      MIN,
      MAX,
      STANDARD_DEVIATION,
      /** Continuous, with linear interpolation between neighbours. */
      PERCENTILE
    }
  }
}
