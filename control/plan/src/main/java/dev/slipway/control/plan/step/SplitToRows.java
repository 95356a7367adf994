// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import org.apache.calcite.rex.RexNode;

/** A row for each piece of a text. */
final class SplitToRows implements StepRule<SplitToRows.Parameters> {
  record Parameters(String column, String separator) {}

  @Override
  public String type() {
    return "split-to-rows";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Makes as many rows of each as the text has pieces between separators; each has one piece, and all other columns as before.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    RexNode text = cells.at("/column", () -> cells.text(parameters.column()));
    return Pieces.rows(Pieces.of(text, parameters.separator(), cells), parameters.column(), cells);
  }
}
