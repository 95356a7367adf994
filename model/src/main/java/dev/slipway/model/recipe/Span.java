// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

/** A unit in which times lie apart. */
public enum Span {
  SECOND,
  MINUTE,
  HOUR,
  DAY,
  MONTH,
  YEAR
}
