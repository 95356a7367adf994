// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import org.apache.calcite.rex.RexNode;

/** Two coordinates of a point. */
final class SplitGeoPoint implements StepRule<SplitGeoPoint.Parameters> {
  /**
   * @param prefix before the names of the columns
   */
  record Parameters(String column, String prefix) {}

  @Override
  public String type() {
    return "split-geo-point";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Adds the columns latitude and longitude, in degrees, of points such as POINT(2.35 48.86); null where the text is none.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    RexNode point = cells.at("/column", () -> cells.text(parameters.column()));
    return Columns.of(input)
        .add(parameters.prefix() + "latitude", Geography.coordinate(point, 2, cells))
        .add(parameters.prefix() + "longitude", Geography.coordinate(point, 1, cells))
        .project();
  }
}
