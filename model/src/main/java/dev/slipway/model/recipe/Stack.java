// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

import java.util.List;
import java.util.Optional;

/**
 * The rows of all inputs, one input after the other but in no order that is kept. Where columns
 * have different types they take the narrowest that holds the values of both: int64 of int32 and
 * int64, float64 of whole numbers or decimals and floats, timestamp of date and timestamp.
 *
 * @param match which columns belong together; those of the same name if absent
 * @param keep which columns come out; all if absent
 * @param columns their names where {@code match} is by position; empty for those of the first input
 * @param origin a further column with the name of the input that a row is from; "" for none
 */
public record Stack(Optional<Match> match, Optional<Keep> keep, List<String> columns, String origin)
    implements Operation {
  public Stack {
    columns = List.copyOf(columns);
  }

  @Override
  public Count reads() {
    return Count.atLeast(2);
  }

  public enum Match {
    /** Ignoring case. */
    NAME,
    POSITION
  }

  public enum Keep {
    /** Those of the first input, then what each further one adds; null where an input has none. */
    ALL,
    /** Those that every input has. */
    COMMON,
    /** Those of the first input; null where another input has none. */
    FIRST
  }
}
