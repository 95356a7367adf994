// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import org.apache.calcite.rex.RexNode;

/** How far it is from one point to another. */
final class GeoDistance implements StepRule<GeoDistance.Parameters> {
  record Parameters(String from, String to, String into) {}

  @Override
  public String type() {
    return "geo-distance";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Adds a column with the kilometres between two points such as POINT(2.35 48.86), on a sphere of the earth's mean radius.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    RexNode from = cells.at("/from", () -> cells.text(parameters.from()));
    RexNode to = cells.at("/to", () -> cells.text(parameters.to()));
    RexNode distance =
        cells.call(
            "geo_distance",
            Geography.coordinate(from, 2, cells),
            Geography.coordinate(from, 1, cells),
            Geography.coordinate(to, 2, cells),
            Geography.coordinate(to, 1, cells));
    return cells.at("/into", () -> Columns.of(input).add(parameters.into(), distance).project());
  }
}
