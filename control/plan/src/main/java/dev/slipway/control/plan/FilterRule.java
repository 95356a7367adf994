// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import dev.slipway.model.Operation.Filter;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** The rows for which a condition is true. */
final class FilterRule {
  private FilterRule() {}

  static Relation plan(Filter filter, Relation input, Planning planning) {
    Faults faults = new Faults();
    faults.within("/condition", () -> condition(filter.condition(), input, planning));
    faults.raise();
    return rows(filter.condition(), input, planning);
  }

  static Relation rows(String condition, Relation input, Planning planning) {
    return new Relation(LogicalFilter.create(input.node(), condition(condition, input, planning)));
  }

  static RexNode condition(String text, Relation input, Planning planning) {
    RexNode condition = planning.formula(text, input);
    if (!SqlTypeUtil.inBooleanFamily(condition.getType())) {
      throw Faults.at(
          "",
          "A condition is true or false, but '"
              + text
              + "' is of type "
              + Types.columnType(condition.getType()).map(Object::toString).orElse("null")
              + "; compare it with something.");
    }
    return condition;
  }
}
