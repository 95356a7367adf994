// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import org.apache.calcite.rex.RexNode;

/** How long a text is. */
final class TextLength implements StepRule<TextLength.Parameters> {
  record Parameters(String column, String into) {}

  @Override
  public String type() {
    return "text-length";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Adds a column with the number of characters of a text.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    RexNode length =
        cells.at("/column", () -> cells.call("length", cells.text(parameters.column())));
    return cells.at("/into", () -> Columns.of(input).add(parameters.into(), length).project());
  }
}
