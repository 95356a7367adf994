// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.model.ColumnType.Primitive;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Rows by the days of a date or time. */
final class FilterByDate implements StepRule<FilterByDate.Parameters> {
  /**
   * @param flag the column that FLAG makes; otherwise ""
   */
  record Parameters(String column, String from, String before, RowChoice rows, String flag) {
    public static Parameters standard() {
      return new Parameters("", "", "", RowChoice.KEEP, "");
    }
  }

  @Override
  public String type() {
    return "filter-by-date";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Keeps, deletes or flags the rows whose date, or whose time's date, is from one day up to before another; an empty day is no bound.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    RexNode day =
        cells.at("/column", () -> cells.cast(cells.time(parameters.column()), Primitive.DATE));
    if (parameters.from().isEmpty() && parameters.before().isEmpty()) {
      throw Faults.at("/from", "Give at least one of the days.");
    }
    List<RexNode> bounds = new ArrayList<>();
    if (!parameters.from().isEmpty()) {
      bounds.add(
          cells.op(
              SqlStdOperatorTable.GREATER_THAN_OR_EQUAL,
              day,
              cells.at("/from", () -> cells.constant(parameters.from(), day.getType()))));
    }
    if (!parameters.before().isEmpty()) {
      bounds.add(
          cells.op(
              SqlStdOperatorTable.LESS_THAN,
              day,
              cells.at("/before", () -> cells.constant(parameters.before(), day.getType()))));
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
