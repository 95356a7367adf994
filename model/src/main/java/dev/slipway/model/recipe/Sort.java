// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model.recipe;

import java.util.List;

/** The rows in order; {@code limit} 0 keeps all. */
public record Sort(List<Order> orderBy, long limit) implements Operation {
  public Sort {
    orderBy = List.copyOf(orderBy);
  }
}
