// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** Columns of the pieces of a text. */
final class SplitColumn implements StepRule<SplitColumn.Parameters> {
  record Parameters(String column, String separator, List<String> into) {
    Parameters {
      into = List.copyOf(into);
    }
  }

  @Override
  public String type() {
    return "split-column";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Adds a column for each of the first pieces between separators; null where there are fewer.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    RexNode text = cells.at("/column", () -> cells.text(parameters.column()));
    RexNode pieces = Pieces.of(text, parameters.separator(), cells);
    return Pieces.columns(pieces, parameters.into(), cells);
  }
}
