// SPDX-License-Identifier: Apache-2.0
/** Column types as the planner's types. */
@NullMarked
package dev.slipway.control.plan.type;

import org.jspecify.annotations.NullMarked;
