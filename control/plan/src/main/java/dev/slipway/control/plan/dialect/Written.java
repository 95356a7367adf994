// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import dev.slipway.control.plan.function.Templated;
import dev.slipway.model.recipe.SqlEngine;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;

/** A call in the words of one engine, which stands in the plan where Slipway's stood. */
final class Written extends SqlFunction implements Templated {
  private final String template;

  Written(String template, RelDataType type) {
    super(
        template,
        SqlKind.OTHER_FUNCTION,
        call -> type,
        null,
        OperandTypes.VARIADIC,
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
    this.template = template;
  }

  String template() {
    return template;
  }

  @Override
  public String template(SqlEngine engine) {
    return template;
  }
}
