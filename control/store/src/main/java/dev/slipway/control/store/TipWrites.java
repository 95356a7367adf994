// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Change;
import dev.slipway.spi.Fingerprint;
import dev.slipway.spi.KeyedRecord;
import dev.slipway.spi.Lease;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Write;
import java.time.Instant;
import java.util.Optional;

/** Applies writes of table pointers, fingerprints, records and leases. */
final class TipWrites {
  private final Rows rows;
  private final Ledger ledger;
  private final Instant now;

  TipWrites(Rows rows, Ledger ledger, Instant now) {
    this.rows = rows;
    this.ledger = ledger;
    this.now = now;
  }

  /** What the feed tells of a published table. */
  private record Body(long snapshot) {}

  void put(Pointer pointer) {
    Pointer.Key key = pointer.key();
    long stored =
        rows.find(TipTables.POINTERS, key.table().value(), key.scope())
            .map(Pointer::version)
            .orElse(0L);
    Refusal.requireNext("The table pointer of " + key.table(), stored, pointer.version());
    Item dataset =
        rows.find(ResourceTables.RESOURCES, key.table().value())
            .orElseThrow(() -> Names.missing(rows, key.table()));
    rows.put(TipTables.POINTERS, pointer);
    if (key.scope().equals(Pointer.PUBLISHED)) {
      ledger.change(
          Change.Subject.PUBLISHED, key.table(), dataset.space(), new Body(pointer.snapshot()));
    }
  }

  void drop(Pointer.Key key) {
    Optional<Pointer> stored =
        rows.find(TipTables.POINTERS, key.table().value(), key.scope())
            .filter(pointer -> key.scope().equals(Pointer.PUBLISHED));
    rows.remove(TipTables.POINTERS, key.table().value(), key.scope());
    if (stored.isPresent()) {
      Optional<Uid> space =
          rows.find(ResourceTables.RESOURCES, key.table().value()).flatMap(Item::space);
      ledger.change(Change.Subject.PUBLISHED, key.table(), space, new Body(-1));
    }
  }

  void put(Fingerprint fingerprint) {
    rows.put(TipTables.FINGERPRINTS, fingerprint);
  }

  void put(KeyedRecord keyed) {
    long stored =
        rows.find(TipTables.RECORDS, keyed.space(), keyed.key())
            .map(KeyedRecord::version)
            .orElse(0L);
    Refusal.requireNext("The record " + keyed.space() + " " + keyed.key(), stored, keyed.version());
    if (rows.find(ResourceTables.RESOURCES, keyed.owner().value()).isEmpty()) {
      throw Names.missing(rows, keyed.owner());
    }
    rows.put(TipTables.RECORDS, keyed);
  }

  void drop(Write.DropLease drop) {
    rows.find(TipTables.LEASES, drop.server().value())
        .filter(held -> held.epoch() == drop.epoch())
        .ifPresent(held -> {
          rows.remove(TipTables.LEASES, drop.server().value());
          rows.remove(TipTables.SERVERS, drop.server().value());
        });
  }

  void name(Write.NameRelease name) {
    boolean holds =
        rows.find(TipTables.LEASES, name.server().value())
            .filter(held -> held.epoch() == name.epoch())
            .isPresent();
    if (!holds) {
      throw new SlipwayException(
          ErrorCode.NOT_OWNER,
          "Server %s cannot say that it is %s: it holds no lease of epoch %d."
              .formatted(name.server(), name.release(), name.epoch()));
    }
    rows.put(TipTables.SERVERS, new NamedServer(name.server(), name.epoch(), name.release(), now));
  }

  void drop(Write.DropRecord drop) {
    rows.remove(TipTables.RECORDS, drop.space(), drop.key());
  }

  void hold(Write.HoldLease lease) {
    rows.find(TipTables.LEASES, lease.server().value())
        .filter(held -> held.epoch() > lease.epoch())
        .ifPresent(held -> {
          throw new SlipwayException(
              ErrorCode.NOT_OWNER,
              "Server "
                  + lease.server()
                  + " cannot renew its lease of epoch "
                  + lease.epoch()
                  + ": the lease is of epoch "
                  + held.epoch()
                  + " by now.");
        });
    rows.put(TipTables.LEASES, new Lease(lease.server(), lease.epoch(), now.plus(lease.time())));
  }
}
