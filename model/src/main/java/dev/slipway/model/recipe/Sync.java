// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

/** All rows and columns as they are. */
public record Sync() implements Operation {}
