// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;

/** Text in upper or lower case. */
final class ChangeCase implements StepRule<ChangeCase.Parameters> {
  record Parameters(List<String> columns, Case to) {
    Parameters {
      columns = List.copyOf(columns);
    }
  }

  @Override
  public String type() {
    return "change-case";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Writes text in upper case, in lower case, or with each word's first character in upper case.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    return cells.inPlace(
        parameters.columns(), name -> cells.call(parameters.to().function, cells.text(name)));
  }

  enum Case {
    UPPER("upper"),
    LOWER("lower"),
    CAPITALS("initcap");

    private final String function;

    Case(String function) {
      this.function = function;
    }
  }
}
