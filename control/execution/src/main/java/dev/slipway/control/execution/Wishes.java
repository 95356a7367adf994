// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Json;
import dev.slipway.model.Run;
import dev.slipway.model.Uid;
import dev.slipway.spi.KeyedRecord;
import dev.slipway.spi.Page;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Wishes for the end of runs that came in at a server that does not drive them. Each is a record
 * until the run's owner has noted it in the run itself, which only the owner may write.
 */
final class Wishes {
  private static final String SPACE = "cancel";

  /** Longer than any owner takes to note one or to be succeeded. */
  private static final Duration KEPT = Duration.ofDays(1);

  private final Store store;
  private final Settling commits;

  Wishes(Store store, Settling commits) {
    this.store = store;
    this.commits = commits;
  }

  /** Returns once the wish is durable. */
  void add(Run run) {
    String key = run.uid().value();
    if (store.records().find(SPACE, key).isPresent()) {
      return;
    }
    KeyedRecord wish =
        new KeyedRecord(
            SPACE, key, run.project(), Json.EMPTY, 1, Optional.of(store.tips().now().plus(KEPT)));
    commits.commit(List.of(), List.of(new Write.PutRecord(wish)));
  }

  /** What a driver has to be told; forgets the wishes that have come true, however many. */
  List<Event> of(Run.Owner owner) {
    List<Event> events = new ArrayList<>();
    List<Write> settled = new ArrayList<>();
    for (KeyedRecord wish : Page.all(page -> store.records().list(SPACE, page))) {
      Uid uid = new Uid(wish.key());
      Optional<Run> run = store.runs().find(uid).filter(r -> !r.state().isFinal());
      if (run.filter(r -> !r.cancelRequested()).isEmpty()) {
        settled.add(new Write.DropRecord(SPACE, wish.key()));
      } else if (run.get().owner().equals(Optional.of(owner))) {
        events.add(new Event.Seen(uid, new Observation.CancelAsked()));
      }
    }
    if (!settled.isEmpty()) {
      commits.commit(List.of(), settled);
    }
    return events;
  }
}
