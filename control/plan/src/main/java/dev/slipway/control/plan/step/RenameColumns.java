// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Other names for some columns, all at once, so that two can swap theirs. */
final class RenameColumns implements StepRule<RenameColumns.Parameters> {
  record Parameters(List<Rename> columns) {
    Parameters {
      columns = List.copyOf(columns);
    }
  }

  record Rename(String from, String to) {}

  @Override
  public String type() {
    return "rename-columns";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Gives columns other names. They keep their place; all are renamed at once, so that two can swap names.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Map<Integer, String> names = new HashMap<>();
    Faults faults = new Faults();
    faults.each("/columns", parameters.columns(), (i, rename) -> place(rename, input, names));
    faults.raise();
    Columns columns = new Columns(input);
    for (int i = 0; i < input.names().size(); i++) {
      columns.add(names.getOrDefault(i, input.names().get(i)), input.ref(i));
    }
    return columns.project();
  }

  private static int place(Rename rename, Relation input, Map<Integer, String> names) {
    Faults faults = new Faults();
    int place = faults.within("/from", () -> input.require(rename.from())).orElse(-1);
    faults.raise();
    if (names.put(place, rename.to()) != null) {
      throw Faults.at("/from", "The column '" + rename.from() + "' is renamed twice.");
    }
    return place;
  }
}
