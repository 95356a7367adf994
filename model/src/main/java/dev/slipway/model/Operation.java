// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.List;

/**
 * What a recipe does. Formulas and conditions are SQL expressions over the columns of the input;
 * their functions and types are checked when the recipe is saved.
 */
public sealed interface Operation {

  /** Steps in order, each seeing the columns that the one before left. */
  record Prepare(List<Step> steps) implements Operation {
    public Prepare {
      steps = List.copyOf(steps);
    }
  }

  /** One prepare step: a registered type and its own parameters. */
  record Step(String type, Json parameters) {}

  /**
   * The first input joined with each further one in turn.
   *
   * @param columns what the output keeps, in order; empty keeps everything of the first input and,
   *     of the others, all but the columns joined on and those whose names are taken
   */
  record Join(List<With> with, List<Pick> columns) implements Operation {
    public Join {
      with = List.copyOf(with);
      columns = List.copyOf(columns);
    }
  }

  /** How one further input is joined. */
  record With(Name input, JoinType type, List<Equal> on) {
    public With {
      on = List.copyOf(on);
    }
  }

  enum JoinType {
    INNER,
    LEFT,
    RIGHT,
    FULL,
    ANTI,
    SEMI,
    CROSS
  }

  /**
   * Rows match where both are equal; nulls match nothing.
   *
   * @param left {@code input.column}, or a column of the first input
   * @param right a column of the input being joined
   */
  record Equal(String left, String right) {}

  /** A column of an input under a name of the output; {@code as} "" keeps its own. */
  record Pick(Name input, String column, String as) {}

  /** One row for each distinct combination of {@code by}; without any, one row for all. */
  record Group(List<String> by, List<Aggregate> aggregates) implements Operation {
    public Group {
      by = List.copyOf(by);
      aggregates = List.copyOf(aggregates);
    }
  }

  /**
   * A value over the rows of a group.
   *
   * @param of a formula over the input's columns; "" for {@code COUNT} of rows
   * @param fraction for {@code PERCENTILE}, between 0 and 1; otherwise 0
   */
  record Aggregate(Aggregate.Function function, String of, double fraction, String as) {
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

  /** The input with further columns, each a value over a window of its rows. */
  record Window(List<String> partitionBy, List<Order> orderBy, List<Over> columns)
      implements Operation {
    public Window {
      partitionBy = List.copyOf(partitionBy);
      orderBy = List.copyOf(orderBy);
      columns = List.copyOf(columns);
    }
  }

  /**
   * @param of a formula; "" where the function takes none
   * @param offset rows back or ahead for {@code LAG} and {@code LEAD}; otherwise 0
   */
  record Over(Over.Function function, String of, int offset, String as) {
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

  /** A column to sort by; nulls come last in either direction. */
  record Order(String column, boolean descending) {}

  /** The rows for which the condition is true. */
  record Filter(String condition) implements Operation {}

  /** The rows in order; {@code limit} 0 keeps all. */
  record Sort(List<Order> orderBy, long limit) implements Operation {
    public Sort {
      orderBy = List.copyOf(orderBy);
    }
  }

  /** One SELECT in Slipway SQL over the inputs by name. */
  record Sql(String query) implements Operation {}
}
