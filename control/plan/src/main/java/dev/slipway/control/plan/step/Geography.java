// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.model.ColumnType.Primitive;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Points as text, {@code POINT(longitude latitude)}, in degrees. */
final class Geography {
  private static final String NUMBER = "(-?[0-9.]+(?:[eE][-+]?[0-9]+)?)";
  private static final String POINT = "^POINT ?\\(" + NUMBER + " " + NUMBER + "\\)$";

  private Geography() {}

  static RexNode point(RexNode latitude, RexNode longitude, Cells cells) {
    RexNode valid =
        cells.op(
            SqlStdOperatorTable.AND, within(latitude, 90, cells), within(longitude, 180, cells));
    RexNode point =
        cells.call(
            "concat",
            cells.literal("POINT("),
            cells.cast(longitude, Primitive.STRING),
            cells.literal(" "),
            cells.cast(latitude, Primitive.STRING),
            cells.literal(")"));
    return cells.when(valid, point, cells.nothing(point.getType()));
  }

  private static RexNode within(RexNode degrees, long most, Cells cells) {
    return cells.op(
        SqlStdOperatorTable.LESS_THAN_OR_EQUAL, cells.call("abs", degrees), cells.literal(most));
  }

  /**
   * @param group 1 for the longitude, 2 for the latitude
   */
  static RexNode coordinate(RexNode point, long group, Cells cells) {
    RexNode text = cells.call("regexp_extract", point, cells.literal(POINT), cells.literal(group));
    return cells.tryCast(text, Primitive.FLOAT64);
  }
}
