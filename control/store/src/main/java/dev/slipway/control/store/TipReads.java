// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.Uid;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Fingerprint;
import dev.slipway.spi.Lease;
import dev.slipway.spi.Page;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Tips;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads pointers, fingerprints, leases and the audit trail. */
final class TipReads implements Tips {
  private final Database database;

  TipReads(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Pointer> pointer(Pointer.Key key) {
    return database.read(rows -> rows.find(TipTables.POINTERS, key.table().value(), key.scope()));
  }

  @Override
  public List<Pointer> pointers(Uid table) {
    return database.read(rows ->
        rows.list(Query.of(TipTables.POINTERS).where("dataset", table.value()).ascending("scope")));
  }

  @Override
  public Optional<Fingerprint> fingerprint(Uid dataset, String partition) {
    return database.read(rows -> rows.find(TipTables.FINGERPRINTS, dataset.value(), partition));
  }

  @Override
  public Optional<Lease> lease(Uid server) {
    return database.read(rows -> rows.find(TipTables.LEASES, server.value()));
  }

  @Override
  public List<Lease> leases() {
    return database.read(rows -> rows.list(Query.of(TipTables.LEASES).ascending("server")));
  }

  @Override
  public Instant now() {
    return database.now();
  }

  @Override
  public Page<AuditEntry> audit(Optional<Uid> resource, Page.Request page) {
    String after = page.after();
    Query<Audited> all = Query.of(LedgerTables.AUDIT);
    Query<Audited> query =
        resource
            .map(uid -> all.where("resource", uid.value()))
            .orElse(all)
            .descending("sequence")
            .after(after.isEmpty() ? List.of() : List.of(Pages.number(after, after)))
            .limit(Pages.fetch(page));
    return database.read(rows ->
        Pages.cut(
            rows.list(query), page, audited -> Long.toString(audited.sequence()), Audited::entry));
  }

  @Override
  public long verifyAudit() {
    return database.read(AuditCheck::verify);
  }
}
