// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Rows by the range that a value is in. */
final class FilterByRange implements StepRule<FilterByRange.Parameters> {
  /**
   * @param min written as text and read as the column's type; "" for none
   * @param max likewise
   * @param flag the column that FLAG makes; otherwise ""
   */
  record Parameters(String column, String min, String max, RowChoice rows, String flag) {
    public static Parameters standard() {
      return new Parameters("", "", "", RowChoice.KEEP, "");
    }
  }

  @Override
  public String type() {
    return "filter-by-range";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Keeps, deletes or flags the rows whose number, date or time lies between two bounds, both included; an empty bound is none.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    RexNode column = cells.at("/column", () -> cells.column(parameters.column()));
    if (parameters.min().isEmpty() && parameters.max().isEmpty()) {
      throw Faults.at("/min", "Give at least one of the bounds.");
    }
    List<RexNode> bounds = new ArrayList<>();
    if (!parameters.min().isEmpty()) {
      RexNode min = cells.at("/min", () -> cells.constant(parameters.min(), column.getType()));
      bounds.add(cells.op(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, column, min));
    }
    if (!parameters.max().isEmpty()) {
      RexNode max = cells.at("/max", () -> cells.constant(parameters.max(), column.getType()));
      bounds.add(cells.op(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, column, max));
    }
    return parameters
        .rows()
        .apply(
            bounds.size() == 1
                ? bounds.getFirst()
                : cells.op(SqlStdOperatorTable.AND, bounds.toArray(RexNode[]::new)),
            parameters.flag(),
            cells);
  }
}
