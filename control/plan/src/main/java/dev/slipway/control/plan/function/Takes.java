// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlSingleOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** The kinds of arguments that functions take. */
final class Takes {
  static final SqlSingleOperandTypeChecker TEXT = of(SqlTypeFamily.CHARACTER);
  static final SqlSingleOperandTypeChecker TWO_TEXTS =
      of(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER);
  static final SqlSingleOperandTypeChecker THREE_TEXTS =
      of(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER);
  static final SqlSingleOperandTypeChecker TEXT_NUMBER =
      of(SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER);
  static final SqlSingleOperandTypeChecker TEXT_NUMBER_TEXT =
      of(SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER, SqlTypeFamily.CHARACTER);
  static final SqlSingleOperandTypeChecker NUMBER = of(SqlTypeFamily.NUMERIC);
  static final SqlSingleOperandTypeChecker TWO_NUMBERS =
      of(SqlTypeFamily.NUMERIC, SqlTypeFamily.NUMERIC);
  static final SqlSingleOperandTypeChecker INTEGER = of(SqlTypeFamily.INTEGER);
  static final SqlSingleOperandTypeChecker TWO_INTEGERS =
      of(SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER);
  static final SqlSingleOperandTypeChecker TIME = of(SqlTypeFamily.DATETIME);
  static final SqlSingleOperandTypeChecker LIST = of(SqlTypeFamily.ARRAY);
  static final SqlSingleOperandTypeChecker LIST_NUMBER =
      of(SqlTypeFamily.ARRAY, SqlTypeFamily.INTEGER);
  static final SqlOperandTypeChecker LIST_ELEMENT = OperandTypes.ARRAY_ELEMENT;
  static final SqlOperandTypeChecker NOTHING = OperandTypes.NILADIC;
  static final SqlOperandTypeChecker TEXTS =
      OperandTypes.repeat(SqlOperandCountRanges.from(1), OperandTypes.CHARACTER);

  private Takes() {}

  static SqlSingleOperandTypeChecker of(SqlTypeFamily... families) {
    return OperandTypes.family(families);
  }
}
