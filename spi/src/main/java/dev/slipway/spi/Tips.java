// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Uid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads of what the newest tables are and what they were made of, and of leases and audit. */
public interface Tips {
  Optional<Pointer> pointer(Pointer.Key key);

  /** Pointers of every scope of a table. */
  List<Pointer> pointers(Uid table);

  Optional<Fingerprint> fingerprint(Uid dataset, String partition);

  Optional<Lease> lease(Uid server);

  /** Of every server that ever was and has not been forgotten, by server. */
  List<Lease> leases();

  /** The store's own clock, by which leases run: the database's where several servers share it. */
  Instant now();

  /** Newest first; {@code resource} empty means all. */
  Page<AuditEntry> audit(Optional<Uid> resource, Page.Request page);

  /**
   * Recomputes the chain of the whole audit trail and returns the number of its entries.
   *
   * @throws dev.slipway.model.SlipwayException {@code CORRUPT} with the first entry that was
   *     changed, removed or added outside a batch
   */
  long verifyAudit();
}
