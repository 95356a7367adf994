// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

/** How many there may be, both bounds inclusive. */
public record Count(int least, int most) {
  public static final Count ONE = new Count(1, 1);

  public static Count atLeast(int least) {
    return new Count(least, Integer.MAX_VALUE);
  }

  public boolean allows(int count) {
    return least <= count && count <= most;
  }

  /** In words: {@code one dataset}, {@code at least 2 datasets}. */
  public String of(String things) {
    if (least == most) {
      return least == 1 ? "one " + things : least + " " + things + "s";
    }
    return most == Integer.MAX_VALUE
        ? "at least " + least + " " + things + (least == 1 ? "" : "s")
        : least + " to " + most + " " + things + "s";
  }
}
