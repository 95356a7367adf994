// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Conditions;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import org.apache.calcite.rex.RexNode;

/** A column that says whether a condition is true. */
final class FlagRows implements StepRule<FlagRows.Parameters> {
  record Parameters(String condition, String column) {}

  @Override
  public String type() {
    return "flag-rows";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Adds a column that is true where the condition is true, and false where it is false or null.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    RexNode condition =
        cells.at("/condition", () -> Conditions.condition(parameters.condition(), input, planning));
    return RowChoice.FLAG.apply(condition, parameters.column(), cells);
  }
}
