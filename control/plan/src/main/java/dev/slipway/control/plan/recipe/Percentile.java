// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.function.Returns;
import java.math.BigDecimal;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.util.Optionality;

/**
 * A percentile with interpolation. The fraction belongs to the function, as it must be a constant.
 */
final class Percentile extends SqlAggFunction {
  private final double fraction;

  Percentile(double fraction) {
    super(
        "PERCENTILE_" + fraction,
        null,
        SqlKind.OTHER_FUNCTION,
        Returns.FLOAT64,
        null,
        OperandTypes.NUMERIC,
        SqlFunctionCategory.USER_DEFINED_FUNCTION,
        false,
        false,
        Optionality.FORBIDDEN);
    this.fraction = fraction;
  }

  @Override
  public void unparse(SqlWriter writer, SqlCall call, int leftPrec, int rightPrec) {
    writer.print("quantile_cont(CAST(");
    writer.setNeedWhitespace(false);
    call.operand(0).unparse(writer, 0, 0);
    writer.setNeedWhitespace(false);
    writer.print(" AS DOUBLE), " + BigDecimal.valueOf(fraction).toPlainString() + ")");
    writer.setNeedWhitespace(true);
  }
}
