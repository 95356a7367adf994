// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Columns;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/** A column computed from the others. */
final class FormulaStep implements StepRule<FormulaStep.Parameters> {
  record Parameters(String column, String formula) {}

  @Override
  public String type() {
    return "formula";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Computes a column by a formula: a new one at the end, or another value for one that is there.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Faults faults = new Faults();
    Optional<RexNode> value =
        faults.within("/formula", () -> planning.formula(parameters.formula(), input));
    faults.raise();
    return Columns.of(input).set(parameters.column(), value.orElseThrow()).project();
  }
}
