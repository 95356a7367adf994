// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.model.ColumnType.Primitive;
import org.apache.calcite.rex.RexNode;

/** A point of two coordinates. */
final class GeoPoint implements StepRule<GeoPoint.Parameters> {
  record Parameters(String latitude, String longitude, String into) {}

  @Override
  public String type() {
    return "geo-point";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Makes a point such as POINT(2.35 48.86) of two columns in degrees, longitude first; null where a coordinate is null or beyond its range.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    RexNode latitude =
        cells.at(
            "/latitude", () -> cells.cast(cells.number(parameters.latitude()), Primitive.FLOAT64));
    RexNode longitude =
        cells.at(
            "/longitude",
            () -> cells.cast(cells.number(parameters.longitude()), Primitive.FLOAT64));
    return cells.at(
        "/into",
        () ->
            Columns.of(input)
                .add(parameters.into(), Geography.point(latitude, longitude, cells))
                .project());
  }
}
