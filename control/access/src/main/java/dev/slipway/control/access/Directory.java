// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import dev.slipway.documents.Documents;
import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Kind;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Change;
import dev.slipway.spi.Feed;
import dev.slipway.spi.Position;
import dev.slipway.spi.ResourceStore;
import dev.slipway.spi.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who there is, and what projects and connections say about rights, as of the newest commit: kept
 * until the feed says that one of them has changed.
 */
final class Directory {
  private static final int BATCH = 1000;
  private static final int MOST_KEPT = 10_000;

  private final ResourceStore resources;
  private final Feed feed;
  private final Map<Uid, Optional<Resource<ProjectSpec>>> projects = new ConcurrentHashMap<>();
  private final Map<Uid, Optional<Resource<ConnectionSpec>>> connections =
      new ConcurrentHashMap<>();
  private volatile Optional<Principals> principals = Optional.empty();

  /** Set after what changed before it has been dropped, so that what is there then is current. */
  private volatile Position seen;

  Directory(Store store) {
    this.resources = store.resources();
    this.feed = store;
    this.seen = store.end();
  }

  Optional<Principal> principal(Uid uid) {
    Optional<Principals> known = isCurrent() ? principals : Optional.empty();
    return known.orElseGet(this::principals).find(uid);
  }

  Optional<Resource<ProjectSpec>> project(Uid uid) {
    return find(projects, uid, Kind.PROJECT, ProjectSpec.class);
  }

  Optional<Resource<ConnectionSpec>> connection(Uid uid) {
    return find(connections, uid, Kind.CONNECTION, ConnectionSpec.class);
  }

  private boolean isCurrent() {
    return feed.end().compareTo(seen) <= 0;
  }

  private synchronized Principals principals() {
    catchUp();
    Principals loaded = principals.orElseGet(() -> Principals.load(resources));
    principals = Optional.of(loaded);
    return loaded;
  }

  private <S> Optional<Resource<S>> find(
      Map<Uid, Optional<Resource<S>>> known, Uid uid, Kind kind, Class<S> type) {
    Optional<Optional<Resource<S>>> kept =
        isCurrent() ? Optional.ofNullable(known.get(uid)) : Optional.empty();
    return kept.orElseGet(() -> load(known, uid, kind, type));
  }

  private synchronized <S> Optional<Resource<S>> load(
      Map<Uid, Optional<Resource<S>>> known, Uid uid, Kind kind, Class<S> type) {
    catchUp();
    if (known.size() >= MOST_KEPT) {
      known.clear();
    }
    return known.computeIfAbsent(
        uid,
        _ ->
            resources
                .find(uid)
                .filter(stored -> stored.ref().kind().equals(kind))
                .map(stored -> stored.withSpec(Documents.readStored(type, stored.spec()))));
  }

  /**
   * Drops what has changed. What is read afterwards is read under the same lock, so that nothing
   * older than {@link #seen} is ever kept.
   */
  private void catchUp() {
    Position end = feed.end();
    if (end.compareTo(seen) <= 0) {
      return;
    }
    try {
      while (seen.compareTo(end) < 0) {
        List<Change> changes = feed.after(seen, BATCH);
        changes.forEach(this::drop);
        seen = changes.isEmpty() ? end : changes.getLast().position();
      }
    } catch (SlipwayException e) {
      if (e.code() != ErrorCode.GONE) {
        throw e;
      }
      principals = Optional.empty();
      projects.clear();
      connections.clear();
      seen = end;
    }
  }

  private void drop(Change change) {
    switch (change.subject()) {
      case RESOURCE, STATUS, DELETED -> {
        boolean known = projects.remove(change.uid()) != null;
        known |= connections.remove(change.uid()) != null;
        if (!known && isOfInstance(change)) {
          principals = Optional.empty();
        }
      }
      case RUN, ACTIVITY, PUBLISHED -> {}
    }
  }

  private static boolean isOfInstance(Change change) {
    return change.project().filter(project -> !project.equals(change.uid())).isEmpty();
  }
}
