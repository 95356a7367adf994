// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.type.Types;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;

/** The first of several columns that has a value. */
final class CoalesceColumns implements StepRule<CoalesceColumns.Parameters> {
  /**
   * @param into the new column, or "" for the first of the columns
   */
  record Parameters(List<String> columns, String into) {
    Parameters {
      columns = List.copyOf(columns);
    }
  }

  @Override
  public String type() {
    return "coalesce-columns";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Makes a column of the first value that is not null among several columns of one type.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    Faults faults = new Faults();
    List<RexNode> values =
        faults.each(
            "/columns",
            Cells.named(parameters.columns()),
            (i, name) -> same(name, parameters, cells));
    faults.raise();
    return cells.into(
        parameters.into(),
        parameters.columns().getFirst(),
        cells.call("coalesce", values.toArray(RexNode[]::new)));
  }

  private static RexNode same(String name, Parameters parameters, Cells cells) {
    RexNode column = cells.column(name);
    RelDataType type = cells.column(parameters.columns().getFirst()).getType();
    if (!Types.columnType(type).equals(Types.columnType(column.getType()))) {
      throw Faults.at(
          "",
          "The column '"
              + name
              + "' is not of the type of '"
              + parameters.columns().getFirst()
              + "'; cast one of them first.");
    }
    return column;
  }
}
