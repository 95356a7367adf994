// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/** Columns that say which value a row has. */
final class UnfoldValues implements StepRule<UnfoldValues.Parameters> {
  /**
   * @param prefix before the names of the columns; the column's name and _ where ""
   */
  record Parameters(String column, List<String> values, String prefix) {
    Parameters {
      values = List.copyOf(values);
    }
  }

  @Override
  public String type() {
    return "unfold-values";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Adds for each value listed a column that is true where the column, or an element of its list, is that value.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    RexNode column = cells.at("/column", () -> cells.column(parameters.column()));
    if (parameters.values().isEmpty()) {
      throw Faults.at("/values", "List at least one value.");
    }
    Columns output = Columns.of(input);
    Faults faults = new Faults();
    faults.each(
        "/values",
        parameters.values(),
        (i, value) ->
            output.add(
                (parameters.prefix().isEmpty() ? parameters.column() + "_" : parameters.prefix())
                    + value,
                has(column, value, cells)));
    faults.raise();
    return output.project();
  }

  private static RexNode has(RexNode column, String value, Cells cells) {
    @Nullable RelDataType element = column.getType().getComponentType();
    RexNode same =
        element == null
            ? cells.op(SqlStdOperatorTable.EQUALS, column, cells.constant(value, column.getType()))
            : cells.call("array_contains", column, cells.constant(value, element));
    return cells.op(SqlStdOperatorTable.IS_TRUE, same);
  }
}
