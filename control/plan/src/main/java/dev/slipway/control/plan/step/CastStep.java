// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;

/** A column as another type. */
final class CastStep implements StepRule<CastStep.Parameters> {
  /**
   * @param orNull whether a value that does not fit becomes null; otherwise it ends the build
   */
  record Parameters(String column, ColumnType type, boolean orNull) {}

  @Override
  public String type() {
    return "cast";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Turns a column into another type. A value that does not fit ends the build, or becomes null where 'orNull' is set.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Faults faults = new Faults();
    int place = faults.within("/column", () -> input.require(parameters.column())).orElse(-1);
    faults.raise();
    RelDataType type = Types.of(parameters.type());
    RexNode cast = planning.rex().makeCast(type, input.ref(place), true, parameters.orNull());
    return Columns.of(input).set(parameters.column(), cast).project();
  }
}
