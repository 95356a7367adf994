// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** Dates and times a while later. */
final class AddToDates implements StepRule<AddToDates.Parameters> {
  /**
   * @param amountColumn a column of whole numbers to add instead; "" for the amount
   */
  record Parameters(List<String> columns, Unit unit, int amount, String amountColumn) {
    Parameters {
      columns = List.copyOf(columns);
    }
  }

  @Override
  public String type() {
    return "add-to-dates";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Adds so many units to dates and times, or takes them off if negative; where a month is too short, its last day.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    RexNode amount =
        cells.at(
            "/amountColumn",
            () ->
                parameters.amountColumn().isEmpty()
                    ? cells.literal(parameters.amount())
                    : cells.whole(parameters.amountColumn()));
    return cells.inPlace(
        parameters.columns(),
        name ->
            cells.cast(
                cells.call("date_add", parameters.unit().literal(cells), amount, cells.time(name)),
                cells.time(name).getType()));
  }
}
