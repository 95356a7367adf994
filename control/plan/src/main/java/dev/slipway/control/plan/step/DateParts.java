// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rex.RexNode;

/** Columns of the parts of a date. */
final class DateParts implements StepRule<DateParts.Parameters> {
  /**
   * @param prefix before the names of the columns; the column's name and _ where ""
   * @param zone for instants (timestamptz), such as Europe/Paris; "" for UTC
   */
  record Parameters(String column, List<Part> parts, String prefix, String zone) {
    Parameters {
      parts = List.copyOf(parts);
    }
  }

  @Override
  public String type() {
    return "date-parts";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Adds a column for each part of a date or time that is asked for: year, quarter, month, week and others.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    RexNode time = cells.at("/column", () -> cells.time(parameters.column()));
    RexNode shown = Zones.shown(time, Zones.of("/zone", parameters.zone(), cells), cells);
    if (parameters.parts().isEmpty()) {
      throw Faults.at("/parts", "Name at least one part.");
    }
    Columns output = Columns.of(input);
    Faults faults = new Faults();
    faults.each(
        "/parts",
        parameters.parts(),
        (i, part) -> output.add(name(parameters, part), cells.call(function(part), shown)));
    faults.raise();
    return output.project();
  }

  enum Part {
    YEAR,
    QUARTER,
    MONTH,
    WEEK,
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    DAY_OF_WEEK,
    DAY_OF_YEAR,
    ISO_YEAR,
    IS_WEEKEND,
    EPOCH
  }

  private static String function(Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }

  private static String name(Parameters parameters, Part part) {
    return (parameters.prefix().isEmpty() ? parameters.column() + "_" : parameters.prefix())
        + function(part);
  }
}
