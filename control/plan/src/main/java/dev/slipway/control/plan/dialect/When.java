// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import org.apache.calcite.sql.type.SqlTypeName;

/** For which arguments a function is written in one way and not in another. */
@FunctionalInterface
interface When {
  When ALWAYS = arguments -> true;

  /** Where the first argument is a whole number. */
  When INTEGER = arguments -> SqlTypeName.INT_TYPES.contains(name(arguments, 1));

  /** Where the first argument is a decimal. */
  When DECIMAL = arguments -> name(arguments, 1) == SqlTypeName.DECIMAL;

  boolean holds(Arguments arguments);

  /** Where an argument, counted from 1, is of a type. */
  static When is(int argument, SqlTypeName type) {
    return arguments -> name(arguments, argument) == type;
  }

  /** Where the first argument is a certain word. */
  static When word(String word) {
    return arguments -> arguments.word().equals(word);
  }

  default When and(When other) {
    return arguments -> holds(arguments) && other.holds(arguments);
  }

  private static SqlTypeName name(Arguments arguments, int argument) {
    return arguments.types().size() < argument
        ? SqlTypeName.NULL
        : arguments.types().get(argument - 1).getSqlTypeName();
  }
}
