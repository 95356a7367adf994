// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;

/** A row for each element of a list. */
final class ListToRows implements StepRule<ListToRows.Parameters> {
  record Parameters(String column) {}

  @Override
  public String type() {
    return "list-to-rows";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Makes as many rows of each as its list has elements; each has one element, and all other columns as before. A row without elements stays, with null.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    return Pieces.rows(
        cells.at("/column", () -> cells.list(parameters.column())), parameters.column(), cells);
  }
}
