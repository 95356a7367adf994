// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

import java.util.List;
import java.util.Optional;

/**
 * One row for each combination of {@code by}, with all its columns.
 *
 * @param by the columns that make rows equal; empty for all of them
 * @param keep which of the rows that are equal in {@code by}; the first if absent
 * @param orderBy what makes one the first or last
 * @param count a further column with how many rows there were; "" for none
 */
public record Distinct(List<String> by, Optional<Keep> keep, List<Order> orderBy, String count)
    implements Operation {
  public Distinct {
    by = List.copyOf(by);
    orderBy = List.copyOf(orderBy);
  }

  public enum Keep {
    FIRST,
    LAST
  }
}
