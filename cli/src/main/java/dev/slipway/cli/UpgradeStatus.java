// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.model.Kind;
import dev.slipway.model.Uid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far an upgrade is, as the server tells it. */
record UpgradeStatus(
    State state,
    List<Server> servers,
    List<Specs> outdated,
    boolean finished,
    List<String> hindrances) {

  record State(Release own, int newest, int oldest, List<Step> pending) {}

  record Release(String version, int form) {}

  record Step(int number, String name) {}

  record Server(Uid uid, Optional<Release> release, Optional<Instant> since) {}

  record Specs(Kind kind, int version, long current, long earlier) {}

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "Slipway %s knows form %d. The database is of form %d; a server must know form %d at least.\n\n"
            .formatted(state.own().version(), state.own().form(), state.newest(), state.oldest()));
    text.append(serversAtWork()).append("\n\n");
    outdated.forEach(specs ->
        text.append(
            "Stored in version %d of the form of %ss: %d, and %d of earlier generations.\n"
                .formatted(specs.version(), specs.kind(), specs.current(), specs.earlier())));
    state
        .pending()
        .forEach(step ->
            text.append("To be taken away: step %d, %s.\n".formatted(step.number(), step.name())));
    return text.append(verdict()).toString();
  }

  private String serversAtWork() {
    Grid grid = new Grid("server", "release", "form", "since");
    for (Server server : servers) {
      grid.row(
          server.uid().value(),
          server.release().map(Release::version).orElse("unknown"),
          server.release().map(release -> Integer.toString(release.form())).orElse("2 or less"),
          server.since().map(Instant::toString).orElse("unknown"));
    }
    return grid.text();
  }

  private String verdict() {
    if (finished) {
      return "The upgrade is finished.";
    }
    return hindrances.isEmpty()
        ? "The upgrade can be finished: `slipway upgrade finish`."
        : "The upgrade cannot be finished now. " + String.join(" ", hindrances);
  }
}
