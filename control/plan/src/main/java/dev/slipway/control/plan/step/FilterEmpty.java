// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** Rows by cells without a value. */
final class FilterEmpty implements StepRule<FilterEmpty.Parameters> {
  /**
   * @param all whether all columns must be empty; otherwise one is enough
   * @param flag the column that FLAG makes; otherwise ""
   */
  record Parameters(List<String> columns, boolean all, RowChoice rows, String flag) {
    Parameters {
      columns = List.copyOf(columns);
    }

    public static Parameters standard() {
      return new Parameters(List.of(), false, RowChoice.DELETE, "");
    }
  }

  @Override
  public String type() {
    return "filter-empty";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Keeps, deletes or flags the rows where some or all of the columns are empty: null or, of text, without anything but white space.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    Faults faults = new Faults();
    List<RexNode> empty =
        faults.each(
            "/columns",
            Cells.named(parameters.columns()),
            (i, name) -> isEmpty(cells.column(name), cells));
    faults.raise();
    SqlOperator join = parameters.all() ? SqlStdOperatorTable.AND : SqlStdOperatorTable.OR;
    return parameters
        .rows()
        .apply(
            empty.size() == 1 ? empty.getFirst() : cells.op(join, empty.toArray(RexNode[]::new)),
            parameters.flag(),
            cells);
  }

  private static RexNode isEmpty(RexNode column, Cells cells) {
    return SqlTypeFamily.CHARACTER.contains(column.getType())
        ? cells.call("is_blank", column)
        : cells.op(SqlStdOperatorTable.IS_NULL, column);
  }
}
