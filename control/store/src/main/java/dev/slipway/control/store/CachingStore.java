// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.DelegatingStore;
import dev.slipway.spi.Fingerprint;
import dev.slipway.spi.Lease;
import dev.slipway.spi.Page;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.ResourceStore;
import dev.slipway.spi.Store;
import dev.slipway.spi.Tips;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A store some of whose reads are answered from a {@link ReadCache}. */
final class CachingStore extends DelegatingStore {
  private final ResourceStore resources;
  private final Tips tips;

  CachingStore(Store store, long mostBytes) {
    super(store);
    ReadCache cache = new ReadCache(store, mostBytes);
    this.resources = new Resources(store.resources(), cache);
    this.tips = new Pointers(store.tips(), cache);
  }

  private record Resources(ResourceStore stored, ReadCache cache) implements ResourceStore {
    @Override
    public Optional<Resource<Json>> find(Ref ref) {
      return cache.resource(ref, () -> stored.find(ref));
    }

    @Override
    public Optional<Resource<Json>> find(Uid uid) {
      return cache.resource(uid, () -> stored.find(uid));
    }

    @Override
    public List<Resource<Json>> findAll(Collection<Uid> uids) {
      return cache.resources(uids, stored::findAll);
    }

    @Override
    public Optional<Resource<Json>> find(Uid uid, long generation) {
      return stored.find(uid, generation);
    }

    @Override
    public Page<Resource<Json>> list(Kind kind, Optional<Uid> project, Page.Request page) {
      return stored.list(kind, project, page);
    }
  }

  private record Pointers(Tips stored, ReadCache cache) implements Tips {
    @Override
    public Optional<Pointer> pointer(Pointer.Key key) {
      return key.scope().equals(Pointer.PUBLISHED)
          ? cache.published(key.table(), () -> stored.pointer(key))
          : stored.pointer(key);
    }

    @Override
    public List<Pointer> pointers(Uid table) {
      return stored.pointers(table);
    }

    @Override
    public Optional<Fingerprint> fingerprint(Uid dataset, String partition) {
      return stored.fingerprint(dataset, partition);
    }

    @Override
    public Optional<Lease> lease(Uid server) {
      return stored.lease(server);
    }

    @Override
    public List<Lease> leases() {
      return stored.leases();
    }

    @Override
    public Instant now() {
      return stored.now();
    }

    @Override
    public Page<AuditEntry> audit(Optional<Uid> resource, Page.Request page) {
      return stored.audit(resource, page);
    }

    @Override
    public long verifyAudit() {
      return stored.verifyAudit();
    }
  }

  @Override
  public ResourceStore resources() {
    return resources;
  }

  @Override
  public Tips tips() {
    return tips;
  }
}
