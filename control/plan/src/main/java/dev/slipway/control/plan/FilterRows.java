// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

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
        faults.within("/condition", () -> FilterRule.rows(parameters.condition(), input, planning));
    faults.raise();
    return rows.orElse(input);
  }
}
