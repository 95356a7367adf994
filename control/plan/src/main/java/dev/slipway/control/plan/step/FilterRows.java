// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Conditions;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.Optional;

/** The rows for which a condition is true. */
final class FilterRows implements StepRule<FilterRows.Parameters> {
  record Parameters(String condition) {}

  @Override
  public String type() {
    return "filter-rows";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Keeps the rows for which the condition is true; those for which it is null are dropped.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Faults faults = new Faults();
    Optional<Relation> rows =
        faults.within("/condition", () -> Conditions.rows(parameters.condition(), input, planning));
    faults.raise();
    return rows.orElse(input);
  }
}
