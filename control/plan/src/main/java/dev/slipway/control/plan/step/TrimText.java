// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;

/** Text without blanks at its ends. */
final class TrimText implements StepRule<TrimText.Parameters> {
  record Parameters(List<String> columns) {
    Parameters {
      columns = List.copyOf(columns);
    }
  }

  @Override
  public String type() {
    return "trim-text";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Takes white space off both ends of text.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    return cells.inPlace(
        parameters.columns(),
        name ->
            cells.call(
                "regexp_replace",
                cells.text(name),
                cells.literal("^\\s+|\\s+$"),
                cells.literal("")));
  }
}
