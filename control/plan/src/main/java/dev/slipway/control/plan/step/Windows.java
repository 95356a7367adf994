// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import com.google.common.collect.ImmutableList;
import dev.slipway.control.plan.fault.Faults;
import dev.slipway.model.recipe.Order;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;

/** Values over other rows. Nulls come last in either direction. */
record Windows(Cells cells, List<RexNode> partition, ImmutableList<RexFieldCollation> order) {

  /** One window of all rows, in no order. */
  static Windows all(Cells cells) {
    return new Windows(cells, List.of(), ImmutableList.of());
  }

  static Windows of(Cells cells, List<String> partitionBy, List<Order> orderBy) {
    Faults faults = new Faults();
    List<RexNode> partition =
        faults.each("/partitionBy", partitionBy, (i, name) -> cells.column(name));
    List<RexFieldCollation> order =
        faults.each("/orderBy", orderBy, (i, by) -> collation(by, cells));
    faults.raise();
    if (order.isEmpty()) {
      throw Faults.at("/orderBy", "Say by which columns the rows are in order.");
    }
    return new Windows(cells, partition, ImmutableList.copyOf(order));
  }

  private static RexFieldCollation collation(Order by, Cells cells) {
    RexNode column = cells.at("/column", () -> cells.column(by.column()));
    return new RexFieldCollation(
        column,
        by.descending()
            ? Set.of(SqlKind.DESCENDING, SqlKind.NULLS_LAST)
            : Set.of(SqlKind.NULLS_LAST));
  }

  Windows within(List<RexNode> keys) {
    return new Windows(cells, keys, order);
  }

  /** From the first row to the current one, or over all rows where there is no order. */
  RexNode value(RelDataType type, SqlAggFunction function, RexNode... arguments) {
    return cells
        .planning()
        .rex()
        .makeOver(
            type,
            function,
            List.of(arguments),
            partition,
            order,
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
