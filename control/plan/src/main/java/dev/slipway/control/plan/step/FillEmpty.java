// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;
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
    Cells cells = new Cells(input, planning);
    RexNode value = cells.column(column);
    RexNode constant = cells.constant(parameters.value(), value.getType());
    return columns.set(column, cells.call("coalesce", value, constant));
  }
}
