// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

/**
 * Which part of a run: a recipe and one partition of its outputs; "" for an unpartitioned output.
 */
public record ActivityKey(Uid recipe, String partition) {
  public static ActivityKey whole(Uid recipe) {
    return new ActivityKey(recipe, "");
  }

  @Override
  public String toString() {
    return partition.isEmpty() ? recipe.value() : recipe + "@" + partition;
  }
}
