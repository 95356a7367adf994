// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.formula;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.type.Types;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Formulas that are true or false of a row. */
public final class Conditions {
  private Conditions() {}

  /** The rows for which a condition is true. */
  public static Relation rows(String condition, Relation input, Planning planning) {
    return new Relation(LogicalFilter.create(input.node(), condition(condition, input, planning)));
  }

  public static RexNode condition(String text, Relation input, Planning planning) {
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
