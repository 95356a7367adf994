// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.recipe.Order;
import java.util.List;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** One row of those that agree. */
final class RemoveDuplicates implements StepRule<RemoveDuplicates.Parameters> {
  record Parameters(List<String> columns, List<Order> orderBy) {
    Parameters {
      columns = List.copyOf(columns);
      orderBy = List.copyOf(orderBy);
    }
  }

  @Override
  public String type() {
    return "remove-duplicates";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Keeps of all rows that agree in some columns the first one by an order.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    Faults faults = new Faults();
    List<RexNode> keys =
        faults.each("/columns", Cells.named(parameters.columns()), (i, name) -> cells.column(name));
    faults.raise();
    RexNode number =
        Windows.of(cells, List.of(), parameters.orderBy())
            .within(keys)
            .value(Types.of(Primitive.INT64), SqlStdOperatorTable.ROW_NUMBER);
    Relation numbered = Columns.of(input).add(Hidden.name(input), number).project();
    int last = numbered.names().size() - 1;
    RexNode first = cells.op(SqlStdOperatorTable.EQUALS, numbered.ref(last), cells.literal(1));
    return Hidden.drop(new Relation(LogicalFilter.create(numbered.node(), first)), 1);
  }
}
