// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import java.util.List;
import java.util.Optional;

/** Some items and, where there are more, the token that asks for the next ones. */
public record Page<T>(List<T> items, Optional<String> next) {
  public Page {
    items = List.copyOf(items);
  }

  /**
   * @param limit most items of a page, 1 to 1000
   * @param after the token of the page before, "" for the first
   */
  public record Request(int limit, String after) {
    public static final Request FIRST = new Request(1000, "");

    public Request {
      limit = Math.clamp(limit, 1, 1000);
    }
  }
}
