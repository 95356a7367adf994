// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.function.FunctionTable;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** A column of two others, or of one and a number. */
final class Calculate implements StepRule<Calculate.Parameters> {
  /**
   * @param into the new column, or "" for the left one
   */
  record Parameters(String left, Sign sign, String right, Optional<Double> number, String into) {}

  @Override
  public String type() {
    return "calculate";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Adds a column with the sum, difference, product, quotient or remainder of two columns, or of a column and a number. A quotient is a float; by zero it is null.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    RexNode left = cells.at("/left", () -> cells.number(parameters.left()));
    if (parameters.right().isEmpty() == parameters.number().isEmpty()) {
      throw Faults.at("/right", "Give either a column or a number.");
    }
    RexNode right =
        cells.at(
            "/right",
            () ->
                parameters
                    .number()
                    .map(number -> constant(number, cells))
                    .orElseGet(() -> cells.number(parameters.right())));
    return cells.into(
        parameters.into(), parameters.left(), cells.op(operator(parameters.sign()), left, right));
  }

  enum Sign {
    PLUS,
    MINUS,
    TIMES,
    DIVIDED_BY,
    MODULO
  }

  private static RexNode constant(double number, Cells cells) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? cells.literal((long) number)
        : cells.literal(number);
  }

  private static SqlOperator operator(Sign sign) {
    return switch (sign) {
      case PLUS -> SqlStdOperatorTable.PLUS;
      case MINUS -> SqlStdOperatorTable.MINUS;
      case TIMES -> SqlStdOperatorTable.MULTIPLY;
      case DIVIDED_BY -> FunctionTable.DIVIDE;
      case MODULO -> SqlStdOperatorTable.MOD;
    };
  }
}
