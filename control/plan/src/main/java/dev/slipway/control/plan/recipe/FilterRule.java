// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Conditions;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.model.recipe.Filter;

/** The rows for which a condition is true. */
final class FilterRule {
  private FilterRule() {}

  static Relation plan(Filter filter, Relation input, Planning planning) {
    Faults faults = new Faults();
    faults.within("/condition", () -> Conditions.condition(filter.condition(), input, planning));
    faults.raise();
    return Conditions.rows(filter.condition(), input, planning);
  }
}
