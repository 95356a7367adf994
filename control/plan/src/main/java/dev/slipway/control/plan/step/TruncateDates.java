// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;

/** The starts of days, months and years. */
final class TruncateDates implements StepRule<TruncateDates.Parameters> {
  record Parameters(List<String> columns, Unit unit) {
    Parameters {
      columns = List.copyOf(columns);
    }
  }

  @Override
  public String type() {
    return "truncate-dates";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Replaces dates and times by the start of the year, quarter, month, week, day, hour, minute or second that they lie in.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    return cells.inPlace(
        parameters.columns(),
        name -> cells.call("date_trunc", parameters.unit().literal(cells), cells.time(name)));
  }
}
