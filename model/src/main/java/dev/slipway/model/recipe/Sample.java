// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

import java.util.List;

/**
 * Some of the rows. What looks like chance is worked out from the seed and the values of a row, so
 * that the same rows give the same sample, in whatever order they lie and however often it is made;
 * another seed gives another one. Equal rows are drawn each for itself.
 *
 * @param rows how many, for {@code FIRST} and {@code RANDOM}; otherwise 0
 * @param ratio how large a part, above 0 and up to 1, for {@code RATIO}; otherwise 0
 * @param orderBy for {@code FIRST}; without it, the first rows are those that lie first where
 *     nothing is said in {@code by}, and otherwise the first by their columns
 * @param by to take so many, or that part, of each combination of these columns
 * @param key for {@code RATIO} without {@code by}: rows that are equal in these columns are taken
 *     or left together
 */
public record Sample(
    Method method,
    long rows,
    double ratio,
    List<Order> orderBy,
    List<String> by,
    List<String> key,
    long seed)
    implements Operation {
  public Sample {
    orderBy = List.copyOf(orderBy);
    by = List.copyOf(by);
    key = List.copyOf(key);
  }

  public enum Method {
    FIRST,
    RANDOM,
    /**
     * Each row is drawn for itself, so that about that part of all comes; with {@code by}, that
     * part of each combination to the nearest whole number, halves upwards.
     */
    RATIO
  }
}
