// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.recipe.Order;
import java.util.List;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** The numbers of rows. */
final class NumberRows implements StepRule<NumberRows.Parameters> {
  record Parameters(String column, List<String> partitionBy, List<Order> orderBy) {
    Parameters {
      partitionBy = List.copyOf(partitionBy);
      orderBy = List.copyOf(orderBy);
    }
  }

  @Override
  public String type() {
    return "number-rows";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Adds a column with the number of each row by an order, from 1, within each group of rows that agree in some columns.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    Windows windows = Windows.of(cells, parameters.partitionBy(), parameters.orderBy());
    return cells.at(
        "/column",
        () ->
            Columns.of(input)
                .add(
                    parameters.column(),
                    windows.value(Types.of(Primitive.INT64), SqlStdOperatorTable.ROW_NUMBER))
                .project());
  }
}
