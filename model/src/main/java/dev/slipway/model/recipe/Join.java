// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

import dev.slipway.model.Name;
import java.util.List;

/**
 * The first input joined with each further one in turn.
 *
 * @param columns what the output keeps, in order; empty keeps everything of the first input and, of
 *     the others, all but the columns joined on and those whose names are taken
 */
public record Join(List<With> with, List<Pick> columns) implements Operation {
  public Join {
    with = List.copyOf(with);
    columns = List.copyOf(columns);
  }

  @Override
  public Count reads() {
    return Count.atLeast(2);
  }

  /** How one further input is joined. */
  public record With(Name input, Type type, List<Equal> on) {
    public With {
      on = List.copyOf(on);
    }
  }

  public enum Type {
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
  public record Equal(String left, String right) {}

  /** A column of an input under a name of the output; {@code as} "" keeps its own. */
  public record Pick(Name input, String column, String as) {}
}
