// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** Numbers that are computed as floats and kept as something else. */
final class Numbers {
  private Numbers() {}

  /** As that type; a whole number is rounded, halves away from zero, on every engine. */
  static RexNode as(RelDataType type, RexNode value, Cells cells) {
    boolean whole = SqlTypeFamily.INTEGER.contains(type);
    return cells.cast(whole ? cells.call("round", value) : value, type);
  }

  /** Rounded, and still of the number's own type. */
  static RexNode plain(RexNode rounded, RexNode number, Cells cells) {
    return cells.cast(rounded, number.getType());
  }
}
