// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All resources of a kind, page by page. */
final class Listing {
  private Listing() {}

  static List<Wire.Item> of(Server server, Kind kind, Optional<Name> project) {
    List<Wire.Item> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Wire.Items page = server.get(Routes.list(kind, project, after), Wire.Items.class);
      all.addAll(page.items());
      after = page.next();
    } while (after.isPresent());
    return all;
  }
}
