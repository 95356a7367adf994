// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Null for what stands for nothing. */
final class EmptyToNull implements StepRule<EmptyToNull.Parameters> {
  record Parameters(List<String> columns, List<String> values) {
    Parameters {
      columns = List.copyOf(columns);
      values = List.copyOf(values);
    }
  }

  @Override
  public String type() {
    return "empty-to-null";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Puts null where a text is one of those listed, or is only white space where none is listed.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    return cells.inPlace(
        parameters.columns(),
        name ->
            cells.when(
                isEmpty(cells.text(name), parameters.values(), cells),
                cells.nothing(cells.text(name).getType()),
                cells.text(name)));
  }

  private static RexNode isEmpty(RexNode text, List<String> values, Cells cells) {
    if (values.isEmpty()) {
      return cells.call("is_blank", text);
    }
    List<RexNode> same =
        values.stream()
            .map(value -> cells.op(SqlStdOperatorTable.EQUALS, text, cells.literal(value)))
            .toList();
    return same.size() == 1
        ? same.getFirst()
        : cells.op(SqlStdOperatorTable.OR, same.toArray(RexNode[]::new));
  }
}
