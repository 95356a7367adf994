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
   * A value over the rows of a group. Nulls do not count, but for {@code FIRST} and {@code LAST};
   * over no values a count is 0 and all others are null.
   *
   * @param of a formula over the input's columns; "" for {@code COUNT} of rows
   * @param fraction for {@code PERCENTILE}, between 0 and 1; otherwise 0
   * @param orderBy for {@code FIRST}, {@code LAST} and {@code CONCAT}; rows equal in it are told
   *     apart by the value
   * @param separator between the texts of {@code CONCAT}
   * @param distinct for {@code CONCAT}, each text once; in their own order alone
   */
  public record Aggregate(
      Aggregate.Function function,
      String of,
      double fraction,
      String as,
      List<Order> orderBy,
      String separator,
      boolean distinct) {
    public Aggregate {
      orderBy = List.copyOf(orderBy);
    }

    public Aggregate(Aggregate.Function function, String of, double fraction, String as) {
      this(function, of, fraction, as, List.of(), "", false);
    }

    public enum Function {
      COUNT,
      COUNT_DISTINCT,
      /** A few percent off at most, in little memory. */
      COUNT_DISTINCT_APPROXIMATE,
      SUM,
      MEAN,
      MIN,
      MAX,
      /** Of a sample: null over fewer than two values, as is the variance. */
      STANDARD_DEVIATION,
      VARIANCE,
      MEDIAN,
      /** Continuous, with linear interpolation between neighbours. */
      PERCENTILE,
      /** The value of the first row, which may be null. */
      FIRST,
      LAST,
      /** The values as texts in a row. */
      CONCAT,
      /**
       * {@code of} is a formula with aggregate functions in it, such as {@code sum(a) / count(*)};
       * outside of them it may name only columns of {@code by}.
       */
      FORMULA
    }
  }
}
