// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a variable is set to: {@code ${country}} in paths, formulas and SQL stands for it. In SQL it
 * is a value of its type, never a part of the text.
 */
public sealed interface Variable {
  record Text(String value) implements Variable {
    @Override
    public String toString() {
      return value;
    }
  }

  /** An exact number; 1.50 and 1.5 are the same. */
  record Numeric(BigDecimal value) implements Variable {
    private static final int MOST_DIGITS = 38;

    public Numeric {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
      if (value.precision() - value.scale() > MOST_DIGITS || value.scale() > MOST_DIGITS) {
        throw new SlipwayException(
            ErrorCode.INVALID,
            "A variable's number has at most "
                + MOST_DIGITS
                + " digits before and after the point.");
      }
    }

    public static Numeric of(long value) {
      return new Numeric(BigDecimal.valueOf(value));
    }

    @Override
    public String toString() {
      return value.toPlainString();
    }
  }

  record Truth(boolean value) implements Variable {
    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  record Date(LocalDate value) implements Variable {
    @Override
    public String toString() {
      return value.toString();
    }
  }
}
