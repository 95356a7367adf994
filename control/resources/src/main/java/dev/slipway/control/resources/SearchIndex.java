// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Change;
import dev.slipway.spi.Feed;
import dev.slipway.spi.KindDefinition;
import dev.slipway.spi.Position;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of every resource in memory, some 200 bytes for each, brought up to date by the feed
 * whenever somebody asks. Read whole at the first question, and again where too much has happened
 * since the last.
 */
final class SearchIndex {
  private static final int AT_ONCE = 1000;
  private static final long MOST_CHANGES = 100_000;

  private final Reads reads;
  private final Feed feed;
  private final KindRegistry kinds;
  private final Map<Uid, Words> entries = new ConcurrentHashMap<>();
  private final Map<Uid, Optional<Uid>> projects = new ConcurrentHashMap<>();
  private Optional<Position> seen = Optional.empty();

  SearchIndex(Reads reads, Feed feed, KindRegistry kinds) {
    this.reads = reads;
    this.feed = feed;
    this.kinds = kinds;
  }

  /** With everything committed before the call. */
  Collection<Words> entries() {
    update();
    return entries.values();
  }

  private synchronized void update() {
    Position end = feed.end();
    if (seen.isPresent() && end.value() - seen.get().value() <= MOST_CHANGES) {
      try {
        follow(seen.get(), end);
        return;
      } catch (SlipwayException e) {
        if (e.code() != ErrorCode.GONE) {
          throw e;
        }
      }
    }
    readAll();
    seen = Optional.of(end);
  }

  private void follow(Position from, Position end) {
    Position at = from;
    while (at.compareTo(end) < 0) {
      List<Change> changes = feed.after(at, AT_ONCE);
      changes.forEach(this::take);
      at = changes.isEmpty() ? end : changes.getLast().position();
    }
    seen = Optional.of(at);
  }

  private void take(Change change) {
    switch (change.subject()) {
      case RESOURCE ->
          reads
              .find(change.uid())
              .ifPresentOrElse(
                  found -> put(found, change.project()), () -> entries.remove(change.uid()));
      case DELETED -> entries.remove(change.uid());
      case STATUS, RUN, ACTIVITY, PUBLISHED -> {}
    }
  }

  private void readAll() {
    entries.clear();
    projects.clear();
    List<Resource<Json>> all = reads.all(Kind.PROJECT, Optional.empty());
    for (KindDefinition<?> kind : kinds.all()) {
      if (!kind.inProject()) {
        reads
            .all(kind.kind(), Optional.empty())
            .forEach(found -> put(found, Optional.of(found.uid()).filter(_ -> isProject(found))));
      } else {
        for (Resource<Json> project : all) {
          reads
              .all(kind.kind(), Optional.of(project.uid()))
              .forEach(found -> put(found, Optional.of(project.uid())));
        }
      }
    }
  }

  private static boolean isProject(Resource<Json> resource) {
    return resource.ref().kind().equals(Kind.PROJECT);
  }

  /** One object stands for a project in all that is in it. */
  private void put(Resource<Json> found, Optional<Uid> project) {
    Optional<Uid> shared =
        project.flatMap(uid -> projects.computeIfAbsent(uid, _ -> Optional.of(uid)));
    entries.put(found.uid(), Words.of(found, shared));
  }
}
