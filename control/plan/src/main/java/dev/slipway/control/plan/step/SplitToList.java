// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import org.apache.calcite.rex.RexNode;

/** A list of the pieces of a text. */
final class SplitToList implements StepRule<SplitToList.Parameters> {
  record Parameters(String column, String separator, String into) {}

  @Override
  public String type() {
    return "split-to-list";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Makes a list of the pieces between separators, in the same or another column.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    RexNode text = cells.at("/column", () -> cells.text(parameters.column()));
    return cells.into(
        parameters.into(), parameters.column(), Pieces.of(text, parameters.separator(), cells));
  }
}
