// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

import java.util.List;
import java.util.Optional;

/**
 * The input with further columns, each a value over a window of its rows. Rows that are equal in
 * the order stand in it as they happen to come: name columns that tell them apart where a
 * function's value depends on it.
 */
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
   * @param otherwise a formula for the value of {@code LAG} and {@code LEAD} where there is no such
   *     row; "" for null
   * @param number of buckets for {@code NTILE}, of the row from 1 for {@code NTH}; otherwise 0
   * @param frame the rows that aggregates, {@code FIRST}, {@code LAST} and {@code NTH} see; if
   *     absent, those from the partition's first to the current one where there is an order, and
   *     all of the partition where there is none
   */
  public record Over(
      Over.Function function,
      String of,
      int offset,
      String as,
      String otherwise,
      int number,
      Optional<Frame> frame) {
    public Over(Over.Function function, String of, int offset, String as) {
      this(function, of, offset, as, "", 0, Optional.empty());
    }

    public enum Function {
      ROW_NUMBER,
      RANK,
      DENSE_RANK,
      /** The rank less 1, as a part of the partition's other rows: from 0 to 1. */
      PERCENT_RANK,
      /** The part of the partition's rows up to this one and those equal to it. */
      CUME_DIST,
      /** Of which of so many buckets of about the same size the row is, from 1. */
      NTILE,
      LAG,
      LEAD,
      FIRST,
      LAST,
      NTH,
      COUNT,
      SUM,
      MEAN,
      MIN,
      MAX,
      STANDARD_DEVIATION,
      VARIANCE
    }
  }

  /**
   * The rows around the current one, both bounds inclusive; a negative bound lies on the other
   * side.
   *
   * @param unit rows, or a range of the values of the one column that is ordered by
   * @param before how far back; to the partition's start if absent
   * @param after how far ahead; to the partition's end if absent
   * @param of what a range is measured in, if the column holds dates or times
   */
  public record Frame(
      Unit unit, Optional<Double> before, Optional<Double> after, Optional<Span> of) {
    public enum Unit {
      ROWS,
      RANGE
    }
  }
}
