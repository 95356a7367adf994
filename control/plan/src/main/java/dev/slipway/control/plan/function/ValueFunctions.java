// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import static dev.slipway.control.plan.function.FunctionDefinition.function;

import java.util.List;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeTransforms;

/**
 * Functions over values of any type. CASE, IN, BETWEEN and LIKE are part of the language itself.
 */
final class ValueFunctions {
  static final List<FunctionDefinition> ALL =
      List.of(
          function(
              "coalesce(value, …)",
              "The first value that is not null.",
              ReturnTypes.LEAST_RESTRICTIVE.andThen(SqlTypeTransforms.FORCE_NULLABLE),
              OperandTypes.SAME_VARIADIC),
          function(
              "nullif(a, b)",
              "a, or null where it equals b.",
              ReturnTypes.ARG0_FORCE_NULLABLE,
              OperandTypes.COMPARABLE_UNORDERED_COMPARABLE_UNORDERED),
          function(
              "greatest(value, …)",
              "The largest of the values; nulls do not count.",
              ReturnTypes.LEAST_RESTRICTIVE.andThen(SqlTypeTransforms.FORCE_NULLABLE),
              OperandTypes.SAME_VARIADIC),
          function(
              "least(value, …)",
              "The smallest of the values; nulls do not count.",
              ReturnTypes.LEAST_RESTRICTIVE.andThen(SqlTypeTransforms.FORCE_NULLABLE),
              OperandTypes.SAME_VARIADIC),
          function(
              "cast(value AS type)",
              "The value as another type; what does not fit is an error.",
              SqlStdOperatorTable.CAST),
          function(
              "try_cast(value AS type)",
              "The value as another type; null where it does not fit.",
              SqlLibraryOperators.TRY_CAST));

  private ValueFunctions() {}
}
