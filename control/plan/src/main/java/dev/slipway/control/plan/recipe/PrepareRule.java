// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.step.Steps;
import dev.slipway.model.recipe.Prepare;
import dev.slipway.model.recipe.Prepare.Step;
import java.util.Optional;

/**
 * Steps in order, each over what the one before left, without those that are disabled; the first
 * that is at fault ends the planning.
 */
final class PrepareRule {
  private PrepareRule() {}

  static Relation plan(Prepare prepare, Relation input, Planning planning) {
    Relation relation = input;
    for (int i = 0; i < prepare.steps().size(); i++) {
      Step step = prepare.steps().get(i);
      if (step.disabled()) {
        continue;
      }
      Relation before = relation;
      Faults faults = new Faults();
      Optional<Relation> after =
          faults.within("/steps/" + i, () -> Steps.plan(step, before, planning));
      faults.raise();
      relation = after.orElse(before);
    }
    return relation;
  }
}
