// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

import java.util.List;
import java.util.Optional;

/**
 * The first rows by an order, of all or of each combination of {@code by}.
 *
 * @param rows how many, from 1
 * @param ties what becomes of rows that are equal in order to the last one kept; they are cut if
 *     absent
 * @param place a further column with a row's place, from 1; "" for none
 */
public record TopN(
    List<String> by, List<Order> orderBy, long rows, Optional<Ties> ties, String place)
    implements Operation {
  public TopN {
    by = List.copyOf(by);
    orderBy = List.copyOf(orderBy);
  }

  public enum Ties {
    /** Exactly so many rows; each has a place of its own. */
    CUT,
    /** All that are equal to the last are kept, too; equal rows share a place. */
    KEEP
  }
}
