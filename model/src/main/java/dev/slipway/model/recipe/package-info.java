// SPDX-License-Identifier: Apache-2.0
/** Recipes: what they read and make, and what each kind of them does. */
@NullMarked
package dev.slipway.model.recipe;

import org.jspecify.annotations.NullMarked;
