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
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Resources and published pointers that were read lately. Before each use the feed is asked how far
 * it has come, and what it names as changed is forgotten; so that what is found here is what a read
 * of the database would give, whichever server has written it.
 */
final class ReadCache {
  private static final int MOST_CHANGES = 1_000;

  /** What an entry takes besides its texts. */
  private static final long ENTRY_BYTES = 600;

  private final Feed feed;
  private final long mostBytes;
  private final Map<Uid, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, Uid> uids = new HashMap<>();
  private final ReentrantLock looking = new ReentrantLock();

  /** Moved only by who holds {@link #looking}. */
  private Position seen;

  private long bytes;

  private record Entry(Optional<Resource<Json>> resource, Optional<Pointer> pointer) {
    private static final Entry NONE = new Entry(Optional.empty(), Optional.empty());

    private long bytes() {
      return ENTRY_BYTES
          + resource.map(r -> r.spec().text().length() + r.status().text().length()).orElse(0)
          + pointer.map(p -> p.location().length()).orElse(0);
    }
  }

  ReadCache(Feed feed, long mostBytes) {
    this.feed = feed;
    this.mostBytes = mostBytes;
    this.seen = feed.end();
  }

  Optional<Resource<Json>> resource(Ref ref, Supplier<Optional<Resource<Json>>> read) {
    String key = ref.key();
    return find(
        () -> Optional.ofNullable(uids.get(key)).flatMap(this::entry).flatMap(Entry::resource),
        read,
        this::keep);
  }

  Optional<Resource<Json>> resource(Uid uid, Supplier<Optional<Resource<Json>>> read) {
    return find(() -> entry(uid).flatMap(Entry::resource), read, this::keep);
  }

  Optional<Pointer> published(Uid table, Supplier<Optional<Pointer>> read) {
    return find(() -> entry(table).flatMap(Entry::pointer), read, this::keep);
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
        makeRoom();
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
        clear();
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

  private void clear() {
    entries.clear();
    uids.clear();
    bytes = 0;
  }

  /** A project's name is part of what is kept of all that is in it. */
  private void forget(Change change) {
    if (change.project().equals(Optional.of(change.uid()))
        && change.subject() != Change.Subject.STATUS) {
      clear();
    } else {
      drop(change.uid());
    }
  }

  private void drop(Uid uid) {
    Optional.ofNullable(entries.remove(uid)).ifPresent(this::dropped);
  }

  private void dropped(Entry entry) {
    bytes -= entry.bytes();
    entry.resource().ifPresent(resource -> uids.remove(resource.ref().key()));
  }

  private Optional<Entry> entry(Uid uid) {
    return Optional.ofNullable(entries.get(uid));
  }

  private void keep(Resource<Json> resource) {
    Entry before = entry(resource.uid()).orElse(Entry.NONE);
    put(resource.uid(), new Entry(Optional.of(resource), before.pointer()));
  }

  private void keep(Pointer pointer) {
    Uid table = pointer.key().table();
    Entry before = entry(table).orElse(Entry.NONE);
    put(table, new Entry(before.resource(), Optional.of(pointer)));
  }

  private void put(Uid uid, Entry entry) {
    drop(uid);
    entries.put(uid, entry);
    entry.resource().ifPresent(resource -> uids.put(resource.ref().key(), uid));
    bytes += entry.bytes();
  }

  private void makeRoom() {
    Iterator<Entry> oldest = entries.values().iterator();
    while (bytes > mostBytes && oldest.hasNext()) {
      Entry entry = oldest.next();
      oldest.remove();
      dropped(entry);
    }
  }
}
