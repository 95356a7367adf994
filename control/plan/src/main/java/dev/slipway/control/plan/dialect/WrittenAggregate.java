// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import dev.slipway.control.plan.function.Templated;
import dev.slipway.model.recipe.SqlEngine;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.util.Optionality;

/** An aggregate in the words of one engine. */
final class WrittenAggregate extends SqlAggFunction implements Templated {
  private final String template;

  WrittenAggregate(String template, RelDataType type) {
    super(
        template,
        null,
        SqlKind.OTHER_FUNCTION,
        call -> type,
        null,
        OperandTypes.VARIADIC,
        SqlFunctionCategory.USER_DEFINED_FUNCTION,
        false,
        false,
        Optionality.FORBIDDEN);
    this.template = template;
  }

  @Override
  public String template(SqlEngine engine) {
    return template;
  }
}
