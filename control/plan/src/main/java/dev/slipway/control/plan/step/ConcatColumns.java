// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.model.ColumnType.Primitive;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** One text of several columns. */
final class ConcatColumns implements StepRule<ConcatColumns.Parameters> {
  record Parameters(List<String> columns, String separator, String into) {
    Parameters {
      columns = List.copyOf(columns);
    }
  }

  @Override
  public String type() {
    return "concat-columns";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Joins the values of columns as text, with a separator between those that are not null.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    List<RexNode> values = new ArrayList<>(List.of(cells.literal(parameters.separator())));
    Faults faults = new Faults();
    values.addAll(
        faults.each(
            "/columns",
            Cells.named(parameters.columns()),
            (i, name) -> cells.cast(cells.column(name), Primitive.STRING)));
    faults.raise();
    return cells.into(
        parameters.into(),
        parameters.columns().getFirst(),
        cells.call("concat_ws", values.toArray(RexNode[]::new)));
  }
}
