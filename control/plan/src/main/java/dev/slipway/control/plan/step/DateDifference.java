// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import org.apache.calcite.rex.RexNode;

/** How long it is from one date to another. */
final class DateDifference implements StepRule<DateDifference.Parameters> {
  record Parameters(String from, String to, Unit unit, String into) {}

  @Override
  public String type() {
    return "date-difference";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Adds a column with how many units have passed in full from one date or time to another, negative if the second is earlier.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    RexNode from = cells.at("/from", () -> cells.time(parameters.from()));
    RexNode to = cells.at("/to", () -> cells.time(parameters.to()));
    RexNode difference =
        cells.call("full_units_between", parameters.unit().literal(cells), from, to);
    return cells.at("/into", () -> Columns.of(input).add(parameters.into(), difference).project());
  }
}
