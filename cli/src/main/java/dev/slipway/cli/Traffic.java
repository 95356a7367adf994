// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import java.util.Map;

/** What clients of a server ask for all day: resources, pages of them, searches and changes. */
final class Traffic {
  private static final int PAGE_EVERY = 4;
  private static final int CHANGE_EVERY = 2;

  private final Server server;
  private final Name project;
  private final Ref dataset;

  /**
   * @param dataset of the project, whose title and checks are changed
   */
  Traffic(Server server, Name project, Name dataset) {
    this.server = server;
    this.project = project;
    this.dataset = Ref.inProject(Kind.DATASET, project, dataset);
  }

  /** Asks one after the other, as often as that. */
  void pass(int rounds) {
    for (int round = 0; round < rounds; round++) {
      server.get(Routes.of(dataset));
      if (round % PAGE_EVERY == 0) {
        server.get(Routes.page(Routes.all(Kind.DATASET, project), ""));
        server.get(Routes.page(Routes.all(Kind.PROJECT), ""));
        server.get(Routes.search(Map.of("q", dataset.name() + " " + round)));
      }
      if (round % CHANGE_EVERY == 0) {
        server.patch(Routes.of(dataset), new Json(change(round)));
      }
    }
  }

  private static String change(int round) {
    return round % (2 * CHANGE_EVERY) == 0
        ? "{\"title\":\"Round %d\"}".formatted(round)
        : "{\"spec\":{\"checks\":[{\"type\":\"row-count\",\"most\":%d}]}}"
            .formatted(1_000_000 + round);
  }
}
