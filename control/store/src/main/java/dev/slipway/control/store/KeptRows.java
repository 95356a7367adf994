// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.Json;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.spi.Pointer;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Resources and published pointers by uid and by name, of which those unused for longest go when
 * there are too many. Used by one thread at a time.
 */
final class KeptRows {
  /** What an entry takes besides its texts. */
  private static final long ENTRY_BYTES = 600;

  private final long mostBytes;
  private final Map<Uid, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, Uid> uids = new HashMap<>();
  private long bytes;

  private record Entry(Optional<Resource<Json>> resource, Optional<Pointer> pointer) {
    private static final Entry NONE = new Entry(Optional.empty(), Optional.empty());

    private long bytes() {
      return ENTRY_BYTES
          + resource.map(r -> r.spec().text().length() + r.status().text().length()).orElse(0)
          + pointer.map(p -> p.location().length()).orElse(0);
    }
  }

  KeptRows(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  Optional<Resource<Json>> resource(Ref ref) {
    return Optional.ofNullable(uids.get(ref.key())).flatMap(this::resource);
  }

  Optional<Resource<Json>> resource(Uid uid) {
    return entry(uid).resource();
  }

  Optional<Pointer> pointer(Uid table) {
    return entry(table).pointer();
  }

  void keep(Resource<Json> resource) {
    put(resource.uid(), new Entry(Optional.of(resource), entry(resource.uid()).pointer()));
  }

  void keep(Pointer pointer) {
    Uid table = pointer.key().table();
    put(table, new Entry(entry(table).resource(), Optional.of(pointer)));
  }

  void drop(Uid uid) {
    Optional.ofNullable(entries.remove(uid)).ifPresent(this::dropped);
  }

  void clear() {
    entries.clear();
    uids.clear();
    bytes = 0;
  }

  private Entry entry(Uid uid) {
    return entries.getOrDefault(uid, Entry.NONE);
  }

  private void put(Uid uid, Entry entry) {
    drop(uid);
    entries.put(uid, entry);
    entry.resource().ifPresent(resource -> uids.put(resource.ref().key(), uid));
    bytes += entry.bytes();
    makeRoom();
  }

  private void dropped(Entry entry) {
    bytes -= entry.bytes();
    entry.resource().ifPresent(resource -> uids.remove(resource.ref().key()));
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
