// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

import dev.slipway.model.Name;
import java.util.List;
import java.util.Optional;

/**
 * The first input joined with each further one in turn. A join of two inputs that is neither anti
 * nor cross can make a second output: the rows of the first input that match nothing.
 *
 * @param columns what the output keeps, in order; empty keeps everything of the first input and, of
 *     the others, all but the columns joined on as equal and those whose names are taken
 * @param prefix before the names of the first input's columns where {@code columns} is empty
 */
public record Join(List<With> with, List<Pick> columns, String prefix) implements Operation {
  public Join {
    with = List.copyOf(with);
    columns = List.copyOf(columns);
  }

  public Join(List<With> with, List<Pick> columns) {
    this(with, columns, "");
  }

  @Override
  public Count reads() {
    return Count.atLeast(2);
  }

  @Override
  public Count makes() {
    return with.size() == 1 && with.getFirst().type().hasUnmatched() ? new Count(1, 2) : Count.ONE;
  }

  /**
   * How one further input is joined.
   *
   * @param keep which of the rows that match the same row; all if absent, or the nearest where a
   *     condition asks for it. For inner and left joins
   * @param orderBy columns of the input being joined, which make a match the first or last
   * @param prefix before the names of its columns where the join's {@code columns} is empty
   */
  public record With(
      Name input,
      Type type,
      List<Condition> on,
      Optional<Keep> keep,
      List<Order> orderBy,
      String prefix) {
    public With {
      on = List.copyOf(on);
      orderBy = List.copyOf(orderBy);
    }

    public With(Name input, Type type, List<Condition> on) {
      this(input, type, on, Optional.empty(), List.of(), "");
    }
  }

  public enum Type {
    INNER,
    LEFT,
    RIGHT,
    FULL,
    ANTI,
    SEMI,
    CROSS;

    boolean hasUnmatched() {
      return this != ANTI && this != CROSS;
    }
  }

  public enum Keep {
    ALL,
    FIRST,
    LAST
  }

  /**
   * Rows match where all conditions are true; nulls match nothing.
   *
   * @param left {@code input.column}, or a column of the first input
   * @param is how the left value lies to the right one; equal if absent
   * @param right a column of the input being joined
   * @param to for {@code BETWEEN}, the column of the input being joined with the upper bound
   * @param within for the nearest: how far apart they may be; 0 for any distance
   * @param of what {@code within} is measured in, if the columns hold dates or times
   */
  public record Condition(
      String left,
      Optional<Comparison> is,
      String right,
      String to,
      double within,
      Optional<Span> of) {
    public Condition(String left, String right) {
      this(left, Optional.empty(), right, "", 0, Optional.empty());
    }
  }

  public enum Comparison {
    EQUAL,
    /** Of texts: equal in lower case. */
    EQUAL_IGNORING_CASE,
    LESS,
    AT_MOST,
    MORE,
    AT_LEAST,
    /** Not less than one column and not more than another. */
    BETWEEN,
    /**
     * The right value is the nearest that is not after the left one. One condition of a join may
     * ask for the nearest, which is then the one match of each row; of matches that are equally
     * near, the earlier one, and then the first by {@code orderBy}.
     */
    NEAREST_BEFORE,
    NEAREST_AFTER,
    NEAREST
  }

  /** A column of an input under a name of the output; {@code as} "" keeps its own. */
  public record Pick(Name input, String column, String as) {}
}
