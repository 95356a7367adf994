// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Primitive;

/**
 * Text as a whole number, strictly: DuckDB by itself would read {@code 1.5} as 2 and say nothing.
 * Expressions over a column of text.
 */
final class WholeNumber {
  static final String FAULT = "is no whole number";

  private WholeNumber() {}

  static boolean is(ColumnType type) {
    return type == Primitive.INT64 || type == Primitive.INT32;
  }

  /** The number, or an error that has {@link #FAULT} in it. */
  static String read(String column, ColumnType type) {
    String fault = "error('''' || " + column + " || ''' " + FAULT + "')";
    return "CASE WHEN "
        + hasFraction(column)
        + " THEN "
        + fault
        + " ELSE COALESCE(TRY_CAST("
        + column
        + " AS "
        + DuckType.sql(type)
        + "),"
        + " CASE WHEN "
        + column
        + " IS NULL THEN NULL ELSE "
        + fault
        + " END) END";
  }

  /** The number, or null where the text is none. */
  static String tryRead(String column, ColumnType type) {
    return "CASE WHEN "
        + hasFraction(column)
        + " THEN NULL ELSE TRY_CAST("
        + column
        + " AS "
        + DuckType.sql(type)
        + ") END";
  }

  private static String hasFraction(String column) {
    return "(contains(" + column + ", '.') OR contains(lower(" + column + "), 'e'))";
  }
}
