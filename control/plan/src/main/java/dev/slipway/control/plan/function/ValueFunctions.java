// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import static dev.slipway.control.plan.function.FunctionDefinition.function;
import static dev.slipway.control.plan.function.Returns.COMMON;
import static dev.slipway.control.plan.function.Returns.FIRST;
import static dev.slipway.control.plan.function.Returns.UUID;

import dev.slipway.control.plan.type.Types;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;

/**
 * Functions over values of any type. CASE, IN, BETWEEN and LIKE are part of the language itself.
 */
final class ValueFunctions {
  private static final SqlReturnTypeInference THEN_OR_ELSE =
      call ->
          Objects.requireNonNull(
              Types.FACTORY.leastRestrictive(
                  List.of(call.getOperandType(1), call.getOperandType(2))));
  private static final SqlOperandTypeChecker CONDITION =
      OperandTypes.family(SqlTypeFamily.BOOLEAN, SqlTypeFamily.ANY, SqlTypeFamily.ANY)
          .and(OperandTypes.SECOND_THIRD_SAME);

  static final List<FunctionDefinition> ALL =
      List.of(
          function(
                  "coalesce(value, …)",
                  "The first value that is not null.",
                  COMMON,
                  OperandTypes.SAME_VARIADIC)
              .example("coalesce(CAST(NULL AS int32), 5)", "5"),
          function(
                  "ifnull(value, otherwise)",
                  "The value, or another where it is null.",
                  COMMON,
                  OperandTypes.SAME_SAME)
              .written("coalesce($1, $2)")
              .example("ifnull(CAST(NULL AS string), '-')", "-"),
          function(
                  "nullif(a, b)",
                  "a, or null where it equals b.",
                  FIRST,
                  OperandTypes.COMPARABLE_UNORDERED_COMPARABLE_UNORDERED)
              .example("nullif('a', '')", "a"),
          function(
                  "iif(condition, then, otherwise)",
                  "One value where the condition is true, the other where it is false or null.",
                  THEN_OR_ELSE,
                  CONDITION)
              .written("CASE WHEN $1 THEN $2 ELSE $3 END")
              .example("iif(1 < 2, 'less', 'more')", "less"),
          function(
                  "greatest(value, …)",
                  "The largest of the values; nulls do not count.",
                  COMMON,
                  OperandTypes.SAME_VARIADIC)
              .example("greatest(1, CAST(NULL AS int32), 3)", "3"),
          function(
                  "least(value, …)",
                  "The smallest of the values; nulls do not count.",
                  COMMON,
                  OperandTypes.SAME_VARIADIC)
              .example("least('b', 'a')", "a"),
          function(
                  "cast(value AS type)",
                  "The value as another type; what does not fit is an error.",
                  SqlStdOperatorTable.CAST)
              .example("CAST('12.345' AS decimal(10,2))", "12.35"),
          function(
                  "try_cast(value AS type)",
                  "The value as another type; null where it does not fit.",
                  SqlLibraryOperators.TRY_CAST)
              .example("TRY_CAST('x' AS int32)", "null"),
          function("new_uuid()", "A random UUID, another for each row.", UUID, OperandTypes.NILADIC)
              .written("uuid()")
              .asVolatile()
              .example("new_uuid() IS NULL", "false"));

  private ValueFunctions() {}
}
