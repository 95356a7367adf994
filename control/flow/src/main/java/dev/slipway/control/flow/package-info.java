// SPDX-License-Identifier: Apache-2.0
/**
 * The flow of a project as a graph, and the plan of a build over it: which recipes run, in which
 * order, and a sentence for each that says why. Pure functions of steps and {@link
 * dev.slipway.control.flow.Facts}; {@code resources} makes the steps, {@code execution} tells the
 * facts and carries the plan out.
 */
@NullMarked
package dev.slipway.control.flow;

import org.jspecify.annotations.NullMarked;
