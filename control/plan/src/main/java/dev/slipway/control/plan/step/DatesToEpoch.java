// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;

/** Numbers of dates and times. */
final class DatesToEpoch implements StepRule<DatesToEpoch.Parameters> {
  record Parameters(List<String> columns, boolean milliseconds) {
    Parameters {
      columns = List.copyOf(columns);
    }
  }

  @Override
  public String type() {
    return "dates-to-epoch";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Writes dates and times as the seconds, or milliseconds, since 1970 in UTC.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    return cells.inPlace(
        parameters.columns(),
        name -> cells.call(parameters.milliseconds() ? "epoch_ms" : "epoch", cells.time(name)));
  }
}
