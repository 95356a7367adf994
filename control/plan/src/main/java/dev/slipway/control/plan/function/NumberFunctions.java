// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import static dev.slipway.control.plan.function.FunctionDefinition.function;
import static dev.slipway.control.plan.function.Returns.BOOLEAN;
import static dev.slipway.control.plan.function.Returns.FLOAT64;
import static dev.slipway.control.plan.function.Returns.INT32;
import static org.apache.calcite.sql.type.SqlTypeFamily.INTEGER;
import static org.apache.calcite.sql.type.SqlTypeFamily.NUMERIC;

import java.util.List;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;

/** Functions over numbers. */
final class NumberFunctions {
  private static final SqlOperandTypeChecker NUMBER = OperandTypes.family(NUMERIC);

  static final List<FunctionDefinition> ALL =
      List.of(
          function("abs(number)", "The number without its sign.", ReturnTypes.ARG0, NUMBER),
          function("sign(number)", "-1, 0 or 1.", INT32, NUMBER),
          function(
              "round(number, digits)",
              "The nearest number with so many digits after the point (0 if not given), halves away from zero.",
              ReturnTypes.ARG0,
              OperandTypes.or(NUMBER, OperandTypes.family(NUMERIC, INTEGER))),
          function(
              "floor(number)",
              "The largest whole number that is not above.",
              ReturnTypes.ARG0,
              NUMBER),
          function(
              "ceil(number)",
              "The smallest whole number that is not below.",
              ReturnTypes.ARG0,
              NUMBER),
          function("trunc(number)", "The whole part.", ReturnTypes.ARG0, NUMBER),
          function(
              "mod(a, b)",
              "What is left of a divided by b, with the sign of a; also a % b.",
              SqlStdOperatorTable.MOD),
          function("sqrt(number)", "The square root.", FLOAT64, NUMBER),
          function(
              "power(base, exponent)",
              "The base to the exponent.",
              FLOAT64,
              OperandTypes.family(NUMERIC, NUMERIC)),
          function("exp(number)", "e to the number.", FLOAT64, NUMBER),
          function("ln(number)", "The natural logarithm.", FLOAT64, NUMBER),
          function("log10(number)", "The logarithm to base 10.", FLOAT64, NUMBER),
          function("sin(angle)", "The sine of radians.", FLOAT64, NUMBER),
          function("cos(angle)", "The cosine of radians.", FLOAT64, NUMBER),
          function(
              "atan2(y, x)",
              "The angle of a point, in radians.",
              FLOAT64,
              OperandTypes.family(NUMERIC, NUMERIC)),
          function("radians(degrees)", "Degrees as radians.", FLOAT64, NUMBER),
          function("is_nan(number)", "Whether it is not a number.", BOOLEAN, NUMBER)
              .written("isnan(CAST($1 AS DOUBLE))"),
          function(
                  "random()",
                  "A number from 0 to below 1, another for each row.",
                  FLOAT64,
                  OperandTypes.NILADIC)
              .asVolatile());

  private NumberFunctions() {}
}
