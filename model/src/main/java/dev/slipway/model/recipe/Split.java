// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

import java.util.List;

/**
 * One input to several outputs, by conditions, by the values of a column or by shares. A row that
 * goes to none of the outputs so named goes to the one after them, or to none if there is no such
 * output. No condition may ask for chance or the time, as each output is worked out by itself.
 *
 * @param conditions in the order of the recipe's outputs: the first that is true of a row says to
 *     which
 * @param column whose {@code values} say to which
 * @param values in the order of the outputs, each a value as text; null goes to the output after
 * @param shares in the order of the outputs, each above 0 and together at most 1. Which rows go
 *     where is worked out from the seed and their values, as by {@link Sample}
 * @param key for {@code shares}: rows that are equal in these columns stay together
 */
public record Split(
    List<String> conditions,
    String column,
    List<String> values,
    List<Double> shares,
    List<String> key,
    long seed)
    implements Operation {
  public Split {
    conditions = List.copyOf(conditions);
    values = List.copyOf(values);
    shares = List.copyOf(shares);
    key = List.copyOf(key);
  }

  public Split(List<String> conditions) {
    this(conditions, "", List.of(), List.of(), List.of(), 0);
  }

  @Override
  public Count makes() {
    int named = Math.max(conditions.size(), Math.max(values.size(), shares.size()));
    return new Count(Math.max(1, named), named + 1);
  }
}
