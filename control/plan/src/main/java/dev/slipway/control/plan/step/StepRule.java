// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;

/**
 * A kind of prepare step: one small file with its parameters, what it does to a plan, and what
 * users read about it.
 *
 * @param <P> the record of its parameters; problems point into it
 */
interface StepRule<P extends Record> extends StepDefinition {
  @Override
  Class<P> parameters();

  Relation plan(P parameters, Relation input, Planning planning);
}
