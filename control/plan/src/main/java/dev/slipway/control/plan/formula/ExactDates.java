// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.formula;

import dev.slipway.control.plan.dialect.Writable;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType.Primitive;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.type.SqlTypeName;

/** Makes a date and an interval a date in so many words, as DuckDB makes a timestamp of them. */
final class ExactDates extends RexShuttle {
  private final RexBuilder rex;

  ExactDates(RexBuilder rex) {
    this.rex = rex;
  }

  @Override
  public RexNode visitCall(RexCall call) {
    RexNode same = super.visitCall(call);
    return Writable.isTimeArithmetic(call.getOperator())
            && call.getType().getSqlTypeName() == SqlTypeName.DATE
        ? rex.makeAbstractCast(Types.of(Primitive.DATE), same, false)
        : same;
  }
}
