// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Relation;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** What is done with the rows that a condition is true for. */
enum RowChoice {
  KEEP,
  DELETE,
  /** All rows stay, and a column tells them apart. */
  FLAG;

  /**
   * @param flag the name of the column that {@link #FLAG} makes; "" for the others
   */
  Relation apply(RexNode condition, String flag, Cells cells) {
    RexNode holds = cells.op(SqlStdOperatorTable.IS_TRUE, condition);
    return switch (this) {
      case KEEP -> new Relation(LogicalFilter.create(cells.input().node(), condition));
      case DELETE ->
          new Relation(
              LogicalFilter.create(
                  cells.input().node(), cells.op(SqlStdOperatorTable.IS_NOT_TRUE, condition)));
      case FLAG -> {
        if (flag.isEmpty()) {
          throw Faults.at("/flag", "Name the column that tells the rows apart.");
        }
        yield Columns.of(cells.input()).set(flag, holds).project();
      }
    };
  }
}
