// SPDX-License-Identifier: Apache-2.0
/** The functions of Slipway SQL, and how each engine writes them. */
@NullMarked
package dev.slipway.control.plan.function;

import org.jspecify.annotations.NullMarked;
