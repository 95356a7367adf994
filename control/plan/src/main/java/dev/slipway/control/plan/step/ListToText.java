// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;

/** Text of lists. */
final class ListToText implements StepRule<ListToText.Parameters> {
  record Parameters(List<String> columns, String separator) {
    Parameters {
      columns = List.copyOf(columns);
    }
  }

  @Override
  public String type() {
    return "list-to-text";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Writes the elements of lists that are not null as text, with a separator between them.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    return cells.inPlace(
        parameters.columns(),
        name -> cells.call("array_join", cells.list(name), cells.literal(parameters.separator())));
  }
}
