// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** Text that differs in small things only, made equal. */
final class NormaliseText implements StepRule<NormaliseText.Parameters> {
  record Parameters(List<String> columns, boolean accents, boolean blanks, boolean lowerCase) {
    Parameters {
      columns = List.copyOf(columns);
    }

    public static Parameters standard() {
      return new Parameters(List.of(), true, true, true);
    }
  }

  @Override
  public String type() {
    return "normalise-text";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Takes accents off, makes one blank of each run of white space and writes in lower case, each if asked for.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    return cells.inPlace(parameters.columns(), name -> normal(cells.text(name), parameters, cells));
  }

  private static RexNode normal(RexNode text, Parameters parameters, Cells cells) {
    RexNode normal = text;
    if (parameters.accents()) {
      normal = cells.call("strip_accents", normal);
    }
    if (parameters.blanks()) {
      normal = cells.call("squeeze", normal);
    }
    return parameters.lowerCase() ? cells.call("lower", normal) : normal;
  }
}
