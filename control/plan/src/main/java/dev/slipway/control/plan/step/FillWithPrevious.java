// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.recipe.Order;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** The value of the row before where there is none. */
final class FillWithPrevious implements StepRule<FillWithPrevious.Parameters> {
  record Parameters(List<String> columns, List<String> partitionBy, List<Order> orderBy) {
    Parameters {
      columns = List.copyOf(columns);
      partitionBy = List.copyOf(partitionBy);
      orderBy = List.copyOf(orderBy);
    }
  }

  @Override
  public String type() {
    return "fill-with-previous";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Puts into each null of the columns the last value before it by an order, within each group of rows that agree in some columns. The order should tell all rows apart.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Relation filled = input;
    Faults faults = new Faults();
    for (int i = 0; i < Cells.named(parameters.columns()).size(); i++) {
      String name = parameters.columns().get(i);
      faults.within("/columns/" + i, () -> input.require(name));
    }
    faults.raise();
    for (String name : parameters.columns()) {
      filled = fill(name, parameters, new Cells(filled, planning));
    }
    return filled;
  }

  /** The values so far number groups of rows, of which the first one has the value. */
  private static Relation fill(String name, Parameters parameters, Cells cells) {
    Windows rows = Windows.of(cells, parameters.partitionBy(), parameters.orderBy());
    RexNode group =
        rows.value(Types.of(Primitive.INT64), SqlStdOperatorTable.COUNT, cells.column(name));
    Relation grouped = Columns.of(cells.input()).add(Hidden.name(cells.input()), group).project();
    Cells after = new Cells(grouped, cells.planning());
    Windows same = Windows.of(after, parameters.partitionBy(), parameters.orderBy());
    List<RexNode> keys = new ArrayList<>(same.partition());
    keys.add(grouped.ref(grouped.names().size() - 1));
    RexNode column = after.column(name);
    RexNode value =
        same.within(keys).value(column.getType(), SqlStdOperatorTable.FIRST_VALUE, column);
    return Hidden.drop(Columns.of(grouped).set(name, value).project(), 1);
  }
}
