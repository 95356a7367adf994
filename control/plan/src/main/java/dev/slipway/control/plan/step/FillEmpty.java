// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.function.FunctionTable;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;

/** A constant where columns are null. */
final class FillEmpty implements StepRule<FillEmpty.Parameters> {
  record Parameters(List<String> columns, String value) {
    Parameters {
      columns = List.copyOf(columns);
    }
  }

  @Override
  public String type() {
    return "fill-empty";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Puts a value where the columns are null. The value is written as text and read as each column's type.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Faults faults = new Faults();
    Columns columns = Columns.of(input);
    faults.each(
        "/columns",
        parameters.columns(),
        (i, column) -> fill(column, parameters, input, columns, planning));
    faults.raise();
    return columns.project();
  }

  private static Columns fill(
      String column, Parameters parameters, Relation input, Columns columns, Planning planning) {
    int place = input.require(column);
    RelDataType type = input.type(place);
    RexNode value =
        planning.rex().makeCast(type, planning.rex().makeLiteral(parameters.value()), true, false);
    RexNode filled =
        planning
            .rex()
            .makeCall(FunctionTable.operator("coalesce"), List.of(input.ref(place), value));
    return columns.set(column, filled);
  }
}
