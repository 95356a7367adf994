// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

/** A column to sort by; nulls come last in either direction. */
public record Order(String column, boolean descending) {}
