// SPDX-License-Identifier: Apache-2.0
/** The steps of prepare recipes, one file each. */
@NullMarked
package dev.slipway.control.plan.step;

import org.jspecify.annotations.NullMarked;
