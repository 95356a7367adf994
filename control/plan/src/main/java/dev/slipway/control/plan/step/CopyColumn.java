// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import org.apache.calcite.rex.RexNode;

/** A column twice. */
final class CopyColumn implements StepRule<CopyColumn.Parameters> {
  record Parameters(String column, String to) {}

  @Override
  public String type() {
    return "copy-column";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Copies a column under another name, at the end.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    RexNode value = cells.at("/column", () -> cells.column(parameters.column()));
    return cells.at("/to", () -> Columns.of(input).add(parameters.to(), value).project());
  }
}
