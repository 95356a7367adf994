// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import static dev.slipway.control.plan.function.FunctionDefinition.function;

import java.util.List;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;

/** Functions that steps need and formulas do not have. */
final class StepFunctions {
  static final List<FunctionDefinition> ALL =
      List.of(
          function(
                  FunctionTable.ROWS_OF + "(list)",
                  "A row for each element, or one with null where there is none.",
                  Returns.ELEMENT,
                  Takes.LIST)
              .written("unnest(CASE WHEN len($1) > 0 THEN $1 ELSE [NULL] END)"),
          function(
                  "json_of(name, value, …)",
                  "A JSON object.",
                  Returns.STRING,
                  OperandTypes.variadic(SqlOperandCountRanges.from(2)))
              .written("CAST(json_object($*) AS VARCHAR)"));

  private StepFunctions() {}
}
