// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import dev.slipway.model.recipe.SqlEngine;
import java.math.BigDecimal;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.util.Optionality;

/**
 * A percentile with interpolation. The fraction belongs to the function, as it must be a constant.
 */
public final class Percentile extends SqlAggFunction implements Templated {
  private final double fraction;

  public Percentile(double fraction) {
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
  public String template(SqlEngine engine) {
    String share = BigDecimal.valueOf(fraction).toPlainString();
    return switch (engine) {
      case DUCKDB -> "quantile_cont(CAST($1 AS DOUBLE), " + share + ")";
      case SPARK -> "percentile(CAST($1 AS DOUBLE), " + share + ")";
      case POSTGRESQL ->
          "percentile_cont(" + share + ") WITHIN GROUP (ORDER BY CAST($1 AS double precision))";
    };
  }
}
