// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.control.resources.Words.Space;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The words of every resource in memory, some 230 bytes for each, brought up to date by the feed
 * whenever somebody asks. Read whole at the first question, and again where too much has happened
 * since the last.
 */
final class SearchIndex {
  private static final int AT_ONCE = 1000;
  private static final long MOST_CHANGES = 100_000;

  /** So many that a change, which copies the shelf it is on, copies little. */
  private static final int SHELVES = 4096;

  private final Reads reads;
  private final Feed feed;
  private final KindRegistry kinds;
  private final ReentrantLock updating = new ReentrantLock();

  /** One object for each space there is. */
  private final Map<Space, Space> spaces = new ConcurrentHashMap<>();

  private volatile AtomicReferenceArray<WordShelf> shelves = new AtomicReferenceArray<>(0);
  private volatile Optional<Position> seen = Optional.empty();

  SearchIndex(Reads reads, Feed feed, KindRegistry kinds) {
    this.reads = reads;
    this.feed = feed;
    this.kinds = kinds;
  }

  /** Tells of what is wanted, with everything committed before the call. */
  void find(SearchTerms wanted, WordShelf.Hits hits) {
    update();
    AtomicReferenceArray<WordShelf> now = shelves;
    SearchTerms.Probe probe = wanted.probe();
    for (int i = 0; i < now.length(); i++) {
      now.get(i).find(probe, hits);
    }
  }

  /** Takes in what has been committed up to now. */
  void update() {
    Position end = feed.end();
    if (hasSeen(end)) {
      return;
    }
    updating.lock();
    try {
      if (!hasSeen(end)) {
        takeIn(end);
      }
    } finally {
      updating.unlock();
    }
  }

  private boolean hasSeen(Position end) {
    return seen.filter(position -> position.compareTo(end) >= 0).isPresent();
  }

  private void takeIn(Position end) {
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
    shelves = readAll();
    seen = Optional.of(end);
  }

  private void follow(Position from, Position end) {
    Position at = from;
    while (at.compareTo(end) < 0) {
      List<Change> changes = feed.after(at, AT_ONCE);
      take(changes);
      at = changes.isEmpty() ? end : changes.getLast().position();
    }
    seen = Optional.of(at);
  }

  private void take(List<Change> changes) {
    Map<Uid, Optional<Uid>> projects = new LinkedHashMap<>();
    for (Change change : changes) {
      switch (change.subject()) {
        case RESOURCE, DELETED -> projects.put(change.uid(), change.project());
        case STATUS, RUN, ACTIVITY, PUBLISHED -> {}
      }
    }
    List<Resource<Json>> found = reads.findAll(projects.keySet());
    for (Resource<Json> resource : found) {
      Optional<Uid> project = projects.getOrDefault(resource.uid(), Optional.empty());
      put(shelves, resource, project);
    }
    found.forEach(resource -> projects.remove(resource.uid()));
    projects.keySet().forEach(this::remove);
  }

  private AtomicReferenceArray<WordShelf> readAll() {
    AtomicReferenceArray<WordShelf> fresh = new AtomicReferenceArray<>(SHELVES);
    for (int i = 0; i < SHELVES; i++) {
      fresh.set(i, WordShelf.EMPTY);
    }
    spaces.clear();
    List<Uid> projects =
        reads.all(Kind.PROJECT, Optional.empty()).stream().map(Resource::uid).toList();
    for (KindDefinition<?> kind : kinds.all()) {
      if (!kind.inProject()) {
        reads
            .all(kind.kind(), Optional.empty())
            .forEach(found ->
                put(
                    fresh,
                    found,
                    Optional.of(found).filter(SearchIndex::isProject).map(Resource::uid)));
      } else {
        for (Uid project : projects) {
          reads
              .all(kind.kind(), Optional.of(project))
              .forEach(found -> put(fresh, found, Optional.of(project)));
        }
      }
    }
    return fresh;
  }

  private static boolean isProject(Resource<Json> resource) {
    return resource.ref().kind().equals(Kind.PROJECT);
  }

  private void put(
      AtomicReferenceArray<WordShelf> into, Resource<Json> found, Optional<Uid> project) {
    Space space = new Space(found.ref().kind(), project);
    Words words = Words.of(found, spaces.computeIfAbsent(space, one -> one));
    int at = shelf(found.uid());
    into.set(at, into.get(at).with(words));
  }

  private void remove(Uid uid) {
    int at = shelf(uid);
    shelves.set(at, shelves.get(at).without(uid));
  }

  private static int shelf(Uid uid) {
    int hash = uid.hashCode();
    return (hash ^ (hash >>> 16)) & (SHELVES - 1);
  }
}
