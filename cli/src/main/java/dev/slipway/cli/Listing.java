// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All resources of a kind, page by page. */
final class Listing {
  private Listing() {}

  /**
   * @param all a route of {@link Routes#all}
   */
  static List<Wire.Item> of(Server server, String all) {
    List<Wire.Item> items = new ArrayList<>();
    Optional<String> after = Optional.of("");
    while (after.isPresent()) {
      Wire.Items page = server.get(Routes.page(all, after.get()), Wire.Items.class);
      items.addAll(page.items());
      after = page.next();
    }
    return items;
  }
}
