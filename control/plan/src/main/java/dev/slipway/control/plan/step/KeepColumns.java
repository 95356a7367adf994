// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;

/** Only some columns, in the order in which they are named. */
final class KeepColumns implements StepRule<KeepColumns.Parameters> {
  record Parameters(List<String> columns) {
    Parameters {
      columns = List.copyOf(columns);
    }
  }

  @Override
  public String type() {
    return "keep-columns";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Keeps the columns named, in that order, and drops all others.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    if (parameters.columns().isEmpty()) {
      throw Faults.at("/columns", "A table has at least one column; name those to keep.");
    }
    Columns kept = new Columns(input);
    Faults faults = new Faults();
    faults.each("/columns", parameters.columns(), (i, column) -> keep(column, input, kept));
    faults.raise();
    return kept.project();
  }

  private static Columns keep(String column, Relation input, Columns kept) {
    int place = input.require(column);
    return kept.add(input.names().get(place), input.ref(place));
  }
}
