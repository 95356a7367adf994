// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

/**
 * A program with rights of its own, which comes in by tokens alone.
 *
 * @param disabled ends its tokens at once, and all that would start as it
 */
public record ServiceAccountSpec(boolean disabled) {}
