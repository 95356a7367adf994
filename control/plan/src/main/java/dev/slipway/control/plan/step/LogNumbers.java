// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;

/** The logarithms of numbers. */
final class LogNumbers implements StepRule<LogNumbers.Parameters> {
  record Parameters(List<String> columns, Base base) {
    Parameters {
      columns = List.copyOf(columns);
    }
  }

  @Override
  public String type() {
    return "log-numbers";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Replaces numbers by their logarithm to base e, 2 or 10; null for 0 and below.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    return cells.inPlace(
        parameters.columns(), name -> cells.call(parameters.base().function, cells.number(name)));
  }

  enum Base {
    E("ln"),
    TWO("log2"),
    TEN("log10");

    private final String function;

    Base(String function) {
      this.function = function;
    }
  }
}
