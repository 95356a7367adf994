// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import dev.slipway.model.recipe.SqlEngine;

/** An operator outside the table that says itself how each engine writes it. */
public interface Templated {
  /** As in {@link Writing}. */
  String template(SqlEngine engine);
}
