// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Other values by a table. */
final class ReplaceValues implements StepRule<ReplaceValues.Parameters> {
  record Parameters(List<String> columns, List<Pair> values, boolean othersToNull) {
    Parameters {
      columns = List.copyOf(columns);
      values = List.copyOf(values);
    }
  }

  @Override
  public String type() {
    return "replace-values";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Replaces whole values by a table of pairs; what it does not list stays, or becomes null. Both sides are read as the column's type.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    if (parameters.values().isEmpty()) {
      throw Faults.at("/values", "List at least one pair.");
    }
    return cells.inPlace(
        parameters.columns(), name -> replaced(cells.column(name), parameters, cells));
  }

  record Pair(String from, String to) {}

  private static RexNode replaced(RexNode column, Parameters parameters, Cells cells) {
    List<RexNode> cases = new ArrayList<>();
    for (Pair pair : parameters.values()) {
      cases.add(
          cells.op(
              SqlStdOperatorTable.EQUALS, column, cells.constant(pair.from(), column.getType())));
      cases.add(cells.constant(pair.to(), column.getType()));
    }
    cases.add(parameters.othersToNull() ? cells.nothing(column.getType()) : column);
    return cells.op(SqlStdOperatorTable.CASE, cases.toArray(RexNode[]::new));
  }
}
