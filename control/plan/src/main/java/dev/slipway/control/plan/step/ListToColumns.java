// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;

/** Columns of the elements of a list. */
final class ListToColumns implements StepRule<ListToColumns.Parameters> {
  record Parameters(String column, List<String> into) {
    Parameters {
      into = List.copyOf(into);
    }
  }

  @Override
  public String type() {
    return "list-to-columns";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Adds a column for each of the first elements of a list; null where there are fewer.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    return Pieces.columns(
        cells.at("/column", () -> cells.list(parameters.column())), parameters.into(), cells);
  }
}
