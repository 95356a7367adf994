// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.function.Literal;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/** Text of dates and times. */
final class FormatDates implements StepRule<FormatDates.Parameters> {
  /**
   * @param zone for instants (timestamptz), such as Europe/Paris; "" for UTC
   */
  record Parameters(List<String> columns, String pattern, String zone) {
    Parameters {
      columns = List.copyOf(columns);
    }
  }

  @Override
  public String type() {
    return "format-dates";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Writes dates and times as text by a pattern such as %d.%m.%Y; instants as clocks in a zone show them.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    RexNode pattern =
        cells.at("/pattern", () -> cells.checked(parameters.pattern(), Literal.TIME_PATTERN));
    Optional<RexNode> zone = Zones.of("/zone", parameters.zone(), cells);
    return cells.inPlace(
        parameters.columns(),
        name -> cells.call("strftime", Zones.shown(cells.time(name), zone, cells), pattern));
  }
}
