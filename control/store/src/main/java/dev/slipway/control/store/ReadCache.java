// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Change;
import dev.slipway.spi.Feed;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Resources and published pointers that were read lately. Before each use the feed is asked how far
 * it has come, and what it names as changed is forgotten; so that what is found here is what a read
 * of the database would give, whichever server has written it.
 */
final class ReadCache {
  private static final int MOST_CHANGES = 1_000;

  private final Feed feed;
  private final KeptRows rows;
  private final ReentrantLock looking = new ReentrantLock();

  /** Moved only by who holds {@link #looking}. */
  private Position seen;

  ReadCache(Feed feed, long mostBytes) {
    this.feed = feed;
    this.rows = new KeptRows(mostBytes);
    this.seen = feed.end();
  }

  Optional<Resource<Json>> resource(Ref ref, Supplier<Optional<Resource<Json>>> read) {
    return find(() -> rows.resource(ref), read, rows::keep);
  }

  Optional<Resource<Json>> resource(Uid uid, Supplier<Optional<Resource<Json>>> read) {
    return find(() -> rows.resource(uid), read, rows::keep);
  }

  /**
   * Those that are kept, and the others by one read. These are not kept: they are the hits of a
   * search, and the next one has others.
   *
   * @param read of what is not kept
   */
  List<Resource<Json>> resources(
      Collection<Uid> uids, Function<Collection<Uid>, List<Resource<Json>>> read) {
    if (!hasCaughtUp(feed.end())) {
      return read.apply(uids);
    }
    List<Resource<Json>> found = new ArrayList<>(uids.size());
    List<Uid> others = new ArrayList<>();
    synchronized (this) {
      for (Uid uid : uids) {
        rows.resource(uid).ifPresentOrElse(found::add, () -> others.add(uid));
      }
    }
    found.addAll(read.apply(others));
    return found;
  }

  Optional<Pointer> published(Uid table, Supplier<Optional<Pointer>> read) {
    return find(() -> rows.pointer(table), read, rows::keep);
  }

  private <T> Optional<T> find(
      Supplier<Optional<T>> kept, Supplier<Optional<T>> read, Consumer<T> keep) {
    if (!hasCaughtUp(feed.end())) {
      return read.get();
    }
    Position from;
    synchronized (this) {
      Optional<T> found = kept.get();
      if (found.isPresent()) {
        return found;
      }
      from = seen;
    }
    Optional<T> found = read.get();
    synchronized (this) {
      // Where others have looked on meanwhile, the value may be of before what they have seen.
      if (from.equals(seen)) {
        found.ifPresent(keep);
      }
    }
    return found;
  }

  /**
   * Forgets what has changed up to that position. Says no while another caller is about it: a read
   * of the database is sooner done than waited for.
   */
  private boolean hasCaughtUp(Position end) {
    if (hasSeen(end)) {
      return true;
    }
    if (!looking.tryLock()) {
      return false;
    }
    try {
      if (!hasSeen(end)) {
        forgetAfter(seen, end);
      }
      return true;
    } finally {
      looking.unlock();
    }
  }

  private synchronized boolean hasSeen(Position end) {
    return seen.compareTo(end) >= 0;
  }

  private void forgetAfter(Position from, Position end) {
    Optional<List<Change>> changes = changes(from);
    synchronized (this) {
      if (changes.filter(all -> all.size() < MOST_CHANGES).isPresent()) {
        changes.get().forEach(this::forget);
        seen = changes.get().isEmpty() ? end : changes.get().getLast().position();
      } else {
        rows.clear();
        seen = end;
      }
    }
  }

  /** Empty where the feed does not tell any more what has changed. */
  private Optional<List<Change>> changes(Position from) {
    try {
      return Optional.of(feed.after(from, MOST_CHANGES));
    } catch (SlipwayException e) {
      if (e.code() != ErrorCode.GONE) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** A project's name is part of what is kept of all that is in it. */
  private void forget(Change change) {
    if (change.project().equals(Optional.of(change.uid()))
        && change.subject() != Change.Subject.STATUS) {
      rows.clear();
    } else {
      rows.drop(change.uid());
    }
  }
}
