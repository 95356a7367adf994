// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

/** A column worked out from others: a new one, or in the place of one that has this name. */
public record Computed(String name, String formula) {}
