// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.control.plan.Planned;
import dev.slipway.model.SlipwayException;

/** What came of planning a recipe. */
sealed interface Plan {
  record Fits(Planned planned) implements Plan {}

  /** The recipe does not fit its inputs. */
  record Faulty(SlipwayException why) implements Plan {}

  /** The columns of an input are not known, so that nothing can be said. */
  record Unknown(SlipwayException why) implements Plan {}
}
