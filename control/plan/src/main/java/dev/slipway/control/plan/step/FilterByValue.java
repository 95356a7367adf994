// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Rows by the values of a column. */
final class FilterByValue implements StepRule<FilterByValue.Parameters> {
  /**
   * @param flag the column that FLAG makes; otherwise ""
   */
  record Parameters(
      String column, List<String> values, boolean ignoreCase, RowChoice rows, String flag) {
    Parameters {
      values = List.copyOf(values);
    }

    public static Parameters standard() {
      return new Parameters("", List.of(), false, RowChoice.KEEP, "");
    }
  }

  @Override
  public String type() {
    return "filter-by-value";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Keeps, deletes or flags the rows whose value is one of those listed; they are read as the column's type.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    RexNode column =
        cells.at(
            "/column",
            () ->
                parameters.ignoreCase()
                    ? cells.call("lower", cells.text(parameters.column()))
                    : cells.column(parameters.column()));
    Faults faults = new Faults();
    List<RexNode> same =
        faults.each(
            "/values",
            parameters.values(),
            (i, value) ->
                equal(
                    column,
                    parameters.ignoreCase() ? value.toLowerCase(Locale.ROOT) : value,
                    cells));
    faults.raise();
    if (same.isEmpty()) {
      throw Faults.at("/values", "List at least one value.");
    }
    return parameters
        .rows()
        .apply(
            same.size() == 1
                ? same.getFirst()
                : cells.op(SqlStdOperatorTable.OR, same.toArray(RexNode[]::new)),
            parameters.flag(),
            cells);
  }

  private static RexNode equal(RexNode column, String value, Cells cells) {
    return cells.op(SqlStdOperatorTable.EQUALS, column, cells.constant(value, column.getType()));
  }
}
