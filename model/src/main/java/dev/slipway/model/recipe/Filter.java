// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

/** The rows for which the condition is true. */
public record Filter(String condition) implements Operation {}
