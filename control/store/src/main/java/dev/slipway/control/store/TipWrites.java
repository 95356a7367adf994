// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Change;
import dev.slipway.spi.Fingerprint;
import dev.slipway.spi.Lease;
import dev.slipway.spi.Pointer;

/** Applies writes of table pointers, fingerprints and leases. */
final class TipWrites {
  private final Rows rows;
  private final Ledger ledger;

  TipWrites(Rows rows, Ledger ledger) {
    this.rows = rows;
    this.ledger = ledger;
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
    rows.remove(TipTables.POINTERS, key.table().value(), key.scope());
  }

  void put(Fingerprint fingerprint) {
    rows.put(TipTables.FINGERPRINTS, fingerprint);
  }

  void put(Lease lease) {
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
    rows.put(TipTables.LEASES, lease);
  }
}
