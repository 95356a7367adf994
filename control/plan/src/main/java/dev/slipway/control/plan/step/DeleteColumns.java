// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All columns but some. */
final class DeleteColumns implements StepRule<DeleteColumns.Parameters> {
  record Parameters(List<String> columns) {
    Parameters {
      columns = List.copyOf(columns);
    }
  }

  @Override
  public String type() {
    return "delete-columns";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Drops the columns named and keeps all others.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Faults faults = new Faults();
    Set<Integer> gone =
        new HashSet<>(
            faults.each("/columns", parameters.columns(), (i, column) -> input.require(column)));
    faults.raise();
    if (gone.size() == input.names().size()) {
      throw Faults.at("/columns", "A table has at least one column; not all can be deleted.");
    }
    Columns kept = new Columns(input);
    for (int i = 0; i < input.names().size(); i++) {
      if (!gone.contains(i)) {
        kept.add(input.names().get(i), input.ref(i));
      }
    }
    return kept.project();
  }
}
