// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.spi.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Cuts the answer of a query into pages; a page's token holds the place of its last item. */
final class Pages {
  private Pages() {}

  /** How many items to ask for, to see whether there are more than the page holds. */
  static int fetch(Page.Request request) {
    return request.limit() + 1;
  }

  static <V, T> Page<T> cut(
      List<V> fetched, Page.Request request, Function<V, String> token, Function<V, T> item) {
    boolean more = fetched.size() > request.limit();
    List<V> shown = more ? fetched.subList(0, request.limit()) : fetched;
    return new Page<>(
        shown.stream().map(item).toList(),
        more ? Optional.of(token.apply(shown.getLast())) : Optional.empty());
  }

  static long number(String token, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Page.refused(token);
    }
  }
}
