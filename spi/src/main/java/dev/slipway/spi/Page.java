// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Some items and, where there are more, the token that asks for the next ones. */
public record Page<T>(List<T> items, Optional<String> next) {
  public Page {
    items = List.copyOf(items);
  }

  /** The items of all pages, in their order. */
  public static <T> List<T> all(Function<Request, Page<T>> pages) {
    Page<T> page = pages.apply(Request.FIRST);
    List<T> all = new ArrayList<>(page.items());
    while (page.next().isPresent()) {
      page = pages.apply(new Request(Request.MOST, page.next().get()));
      all.addAll(page.items());
    }
    return all;
  }

  /** What is answered to a token that was never given out. */
  public static SlipwayException refused(String token) {
    return new SlipwayException(
        ErrorCode.MALFORMED,
        "'"
            + Text.visible(token, 80)
            + "' is no page token: pass on the 'next' of the page before, unchanged.");
  }

  /**
   * @param limit most items of a page, 1 to 1000
   * @param after the token of the page before, "" for the first
   */
  public record Request(int limit, String after) {
    private static final int MOST = 1000;

    public static final Request FIRST = new Request(MOST, "");

    public Request {
      limit = Math.clamp(limit, 1, MOST);
    }
  }
}
