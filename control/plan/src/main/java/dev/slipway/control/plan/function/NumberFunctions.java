// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import static dev.slipway.control.plan.function.FunctionDefinition.function;
import static dev.slipway.control.plan.function.Returns.BOOLEAN;
import static dev.slipway.control.plan.function.Returns.COMMON;
import static dev.slipway.control.plan.function.Returns.FIRST;
import static dev.slipway.control.plan.function.Returns.FLOAT64;
import static dev.slipway.control.plan.function.Returns.INT32;
import static dev.slipway.control.plan.function.Returns.INT64;
import static dev.slipway.control.plan.function.Takes.NUMBER;
import static dev.slipway.control.plan.function.Takes.TWO_INTEGERS;
import static dev.slipway.control.plan.function.Takes.TWO_NUMBERS;

import java.util.List;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;

/**
 * Functions over numbers. What is too large for its type is an error; what divides by zero is null.
 */
final class NumberFunctions {
  static final List<FunctionDefinition> ALL =
      List.of(
          function("abs(number)", "The number without its sign.", FIRST, NUMBER)
              .example("abs(-3)", "3"),
          function("sign(number)", "-1, 0 or 1.", INT32, NUMBER).example("sign(-3.5)", "-1"),
          function(
                  "round(number, digits)",
                  "The nearest number with so many digits after the point (0 if not given), halves away from zero.",
                  FIRST,
                  OperandTypes.or(
                      NUMBER, OperandTypes.family(SqlTypeFamily.NUMERIC, SqlTypeFamily.INTEGER)))
              .example("round(-2.5e0)", "-3.0"),
          function("floor(number)", "The largest whole number that is not above.", FIRST, NUMBER)
              .example("floor(-1.5e0)", "-2.0"),
          function("ceil(number)", "The smallest whole number that is not below.", FIRST, NUMBER)
              .example("ceil(1.2e0)", "2.0"),
          function("trunc(number)", "The whole part.", FIRST, NUMBER)
              .example("trunc(-1.7e0)", "-1.0"),
          function(
                  "mod(a, b)",
                  "What is left of a divided by b, with the sign of a; also a % b; null where b is 0.",
                  SqlStdOperatorTable.MOD)
              .example("mod(-7, 4)", "-3"),
          function(
                  "div(a, b)",
                  "a divided by b without what is left, towards zero; null where b is 0.",
                  COMMON,
                  TWO_INTEGERS)
              .written("(($1) // nullif($2, 0))")
              .example("div(-7, 2)", "-3"),
          function(
                  "clip(number, low, high)",
                  "The number, or the bound that it is beyond; a bound that is null is none.",
                  COMMON,
                  OperandTypes.family(
                      SqlTypeFamily.NUMERIC, SqlTypeFamily.NUMERIC, SqlTypeFamily.NUMERIC))
              .written("CASE WHEN ($1) IS NOT NULL THEN least(greatest($1, $2), $3) END")
              .example("clip(12, 0, 10)", "10"),
          function(
                  "width_bucket(number, low, high, count)",
                  "Which of so many bins of equal width from low to high it is in, from 1; 0 below, count + 1 from high on.",
                  INT64,
                  OperandTypes.family(
                      SqlTypeFamily.NUMERIC,
                      SqlTypeFamily.NUMERIC,
                      SqlTypeFamily.NUMERIC,
                      SqlTypeFamily.INTEGER))
              .written(
                  "CASE WHEN ($1) < ($2) THEN 0 WHEN ($1) >= ($3) THEN CAST($4 AS BIGINT) + 1 ELSE CAST(floor((CAST($1 AS DOUBLE) - ($2)) * ($4) / (CAST($3 AS DOUBLE) - ($2))) AS BIGINT) + 1 END")
              .example("width_bucket(35, 0, 100, 10)", "4"),
          function(
                  "safe_divide(a, b)",
                  "a divided by b; null where b is 0, as is a / b.",
                  FLOAT64,
                  TWO_NUMBERS)
              .written("(($1) / nullif($2, 0))")
              .example("safe_divide(1, 4)", "0.25"),
          function("is_nan(number)", "Whether it is not a number.", BOOLEAN, NUMBER)
              .written("isnan(CAST($1 AS DOUBLE))")
              .example("is_nan(CAST('NaN' AS float64))", "true"),
          function(
                  "is_finite(number)",
                  "Whether it is neither infinite nor not a number.",
                  BOOLEAN,
                  NUMBER)
              .written("isfinite(CAST($1 AS DOUBLE))")
              .example("is_finite(CAST('inf' AS float64))", "false"),
          function(
                  "null_if_nan(number)",
                  "The number, or null where it is not a number.",
                  FLOAT64,
                  NUMBER)
              .written("CASE WHEN NOT isnan(CAST($1 AS DOUBLE)) THEN CAST($1 AS DOUBLE) END")
              .example("null_if_nan(CAST('NaN' AS float64))", "null"),
          function(
                  "random()",
                  "A number from 0 to below 1, another for each row.",
                  FLOAT64,
                  OperandTypes.NILADIC)
              .asVolatile()
              .example("random() < 1", "true"));

  private NumberFunctions() {}
}
