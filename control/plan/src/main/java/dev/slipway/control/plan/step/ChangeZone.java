// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.function.Literal;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** Instants of clocks, and clocks of instants. */
final class ChangeZone implements StepRule<ChangeZone.Parameters> {
  record Parameters(List<String> columns, String zone) {
    Parameters {
      columns = List.copyOf(columns);
    }
  }

  @Override
  public String type() {
    return "change-zone";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Turns instants (timestamptz) into what clocks in a zone show, or what clocks in that zone show into instants.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    RexNode zone = cells.at("/zone", () -> cells.checked(parameters.zone(), Literal.ZONE));
    return cells.inPlace(
        parameters.columns(),
        name ->
            cells.call(
                Zones.isInstant(cells.time(name)) ? "to_zone" : "from_zone",
                cells.time(name),
                zone));
  }
}
