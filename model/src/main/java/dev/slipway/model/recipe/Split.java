// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

import java.util.List;

/**
 * One input to several outputs. The first condition that is true of a row says to which; a row of
 * which none is true goes to the output after the last condition, or to none if there is no such
 * output.
 *
 * @param conditions in the order of the recipe's outputs
 */
public record Split(List<String> conditions) implements Operation {
  public Split {
    conditions = List.copyOf(conditions);
  }

  @Override
  public Count makes() {
    return new Count(Math.max(1, conditions.size()), conditions.size() + 1);
  }
}
