// SPDX-License-Identifier: Apache-2.0
/** From texts that people write to parts of a plan: formulas, conditions, queries. */
@NullMarked
package dev.slipway.control.plan.formula;

import org.jspecify.annotations.NullMarked;
