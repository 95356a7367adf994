// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;

/** Instants of numbers. */
final class DatesFromEpoch implements StepRule<DatesFromEpoch.Parameters> {
  record Parameters(List<String> columns, boolean milliseconds) {
    Parameters {
      columns = List.copyOf(columns);
    }
  }

  @Override
  public String type() {
    return "dates-from-epoch";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Reads numbers as the seconds, or milliseconds, since 1970 in UTC.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    return cells.inPlace(
        parameters.columns(),
        name ->
            parameters.milliseconds()
                ? cells.call("from_epoch_ms", cells.whole(name))
                : cells.call("from_epoch", cells.number(name)));
  }
}
