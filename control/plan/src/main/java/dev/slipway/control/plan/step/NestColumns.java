// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.type.Types;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** One column of several. */
final class NestColumns implements StepRule<NestColumns.Parameters> {
  record Parameters(List<String> columns, Form as, String into) {
    Parameters {
      columns = List.copyOf(columns);
    }

    public static Parameters standard() {
      return new Parameters(List.of(), Form.JSON, "");
    }
  }

  @Override
  public String type() {
    return "nest-columns";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Makes a JSON object, or a struct, of several columns.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    Faults faults = new Faults();
    List<RexNode> values =
        faults.each("/columns", Cells.named(parameters.columns()), (i, name) -> cells.column(name));
    faults.raise();
    List<String> names =
        parameters.columns().stream().map(name -> input.names().get(input.require(name))).toList();
    RexNode nested =
        parameters.as() == Form.JSON ? json(names, values, cells) : struct(names, values, cells);
    return cells.at("/into", () -> Columns.of(input).add(parameters.into(), nested).project());
  }

  enum Form {
    JSON,
    STRUCT
  }

  private static RexNode json(List<String> names, List<RexNode> values, Cells cells) {
    List<RexNode> pairs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      pairs.add(cells.literal(names.get(i)));
      pairs.add(values.get(i));
    }
    return cells.call("json_of", pairs.toArray(RexNode[]::new));
  }

  private static RexNode struct(List<String> names, List<RexNode> values, Cells cells) {
    RelDataType type =
        Types.FACTORY.createStructType(values.stream().map(RexNode::getType).toList(), names);
    return cells.cast(
        cells.op(SqlStdOperatorTable.ROW, values.toArray(RexNode[]::new)),
        Types.FACTORY.createTypeWithNullability(type, true));
  }
}
