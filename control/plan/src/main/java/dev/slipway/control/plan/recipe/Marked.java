// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import com.google.common.collect.ImmutableList;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType.Primitive;
import java.util.List;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Rows with columns behind their own that decide which of them are kept.
 *
 * @param own how many columns are the rows' own
 */
record Marked(Relation rows, int own) {

  static Marked of(Relation input) {
    return new Marked(input, input.names().size());
  }

  /** One mark more, a value over the columns that there are. */
  Marked with(RexNode mark) {
    Columns columns = new Columns(rows);
    for (int i = 0; i < rows.names().size(); i++) {
      columns.add(columns.free(rows.names().get(i)), rows.ref(i));
    }
    return new Marked(columns.add(columns.free("mark"), mark).project(), own);
  }

  /**
   * The same rows, in a query of their own: otherwise each use of a mark would be written as what
   * it is worked out from, and that of a mark over marks as a long text.
   */
  Marked apart(Planning planning) {
    return where(planning.rex().makeLiteral(true));
  }

  /** A mark, counted from 0. */
  RexInputRef mark(int index) {
    return rows.ref(own + index);
  }

  Marked where(RexNode condition) {
    return new Marked(new Relation(LogicalFilter.create(rows.node(), condition)), own);
  }

  /** The rows with their own columns alone. */
  Relation unmarked() {
    return columns().project();
  }

  /** The rows' own columns, to add to. */
  Columns columns() {
    Columns columns = new Columns(rows);
    for (int i = 0; i < own; i++) {
      columns.add(rows.names().get(i), rows.ref(i));
    }
    return columns;
  }

  /** The number of a row in its partition, from 1. */
  static RexNode number(
      List<? extends RexNode> partition, List<RexFieldCollation> order, Planning planning) {
    return over(SqlStdOperatorTable.ROW_NUMBER, partition, order, planning);
  }

  /** The rank of a row in its partition, from 1. */
  static RexNode rank(
      List<? extends RexNode> partition, List<RexFieldCollation> order, Planning planning) {
    return over(SqlStdOperatorTable.RANK, partition, order, planning);
  }

  /** How many rows a partition has. */
  static RexNode count(List<? extends RexNode> partition, Planning planning) {
    return over(SqlStdOperatorTable.COUNT, partition, List.of(), planning);
  }

  private static RexNode over(
      SqlAggFunction function,
      List<? extends RexNode> partition,
      List<RexFieldCollation> order,
      Planning planning) {
    RexBuilder rex = planning.rex();
    RelDataType type = Types.of(Primitive.INT64);
    return rex.makeOver(
        type,
        function,
        List.of(),
        List.copyOf(partition),
        ImmutableList.copyOf(order),
        RexWindowBounds.UNBOUNDED_PRECEDING,
        order.isEmpty() ? RexWindowBounds.UNBOUNDED_FOLLOWING : RexWindowBounds.CURRENT_ROW,
        RexWindowExclusion.EXCLUDE_NO_OTHER,
        !order.isEmpty(),
        true,
        false,
        false,
        false);
  }
}
