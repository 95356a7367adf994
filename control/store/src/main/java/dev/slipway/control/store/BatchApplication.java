// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.spi.Batch;
import dev.slipway.spi.Change;
import dev.slipway.spi.Condition;
import dev.slipway.spi.Position;
import dev.slipway.spi.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a batch means: first its conditions, then its writes one after the other, each seeing those
 * before it. If it is refused (by a {@code SlipwayException}), what it has written so far must be
 * undone by the caller.
 */
final class BatchApplication {
  private final Rows rows;
  private final Ledger ledger;
  private final ResourceWrites resources;
  private final RunWrites runs;
  private final TipWrites tips;

  private BatchApplication(Rows rows, Head head, Instant now) {
    this.rows = rows;
    this.ledger = new Ledger(rows, head);
    this.resources = new ResourceWrites(rows, ledger);
    this.runs = new RunWrites(rows, ledger);
    this.tips = new TipWrites(rows, ledger, now);
  }

  /**
   * @param position of the batch
   * @param head that the next batch goes on from
   * @param changes of the batch, none if it was applied before
   */
  record Outcome(Position position, Head head, List<Change> changes) {}

  static Outcome apply(Rows rows, Head head, WrittenBatch written, Instant now) {
    Batch batch = written.batch();
    Optional<AppliedBatch> before = rows.findUnlikely(LedgerTables.BATCHES, batch.id().value());
    if (before.isPresent()) {
      return new Outcome(new Position(before.get().position()), head, List.of());
    }
    return new BatchApplication(rows, head, now).apply(written, now);
  }

  private Outcome apply(WrittenBatch written, Instant now) {
    Batch batch = written.batch();
    Conditions conditions = new Conditions(rows, now);
    for (Condition condition : batch.conditions()) {
      conditions.require(condition);
    }
    for (int i = 0; i < batch.writes().size(); i++) {
      apply(batch.writes().get(i), written, i);
    }
    Head end = ledger.head();
    rows.put(
        LedgerTables.BATCHES, new AppliedBatch(batch.id(), end.position(), now.toEpochMilli()));
    return new Outcome(new Position(end.position()), end, ledger.changes());
  }

  private void apply(Write write, WrittenBatch written, int place) {
    switch (write) {
      case Write.PutResource put -> resources.put(put.resource());
      case Write.PutStatus put -> resources.putStatus(put.resource(), put.status());
      case Write.Recast recast -> resources.recast(recast);
      case Write.DeleteResource delete -> resources.delete(delete.resource(), delete.generation());
      case Write.PutRun put -> runs.put(put.run(), written.texts(place));
      case Write.PutActivity put -> runs.put(put.activity(), written.texts(place));
      case Write.PutAttempt put -> runs.put(put.attempt(), written.texts(place));
      case Write.ForgetRun forget -> runs.forget(forget.run());
      case Write.PutPointer put -> tips.put(put.pointer());
      case Write.DropPointer drop -> tips.drop(drop.key());
      case Write.PutFingerprint put -> tips.put(put.fingerprint());
      case Write.HoldLease hold -> tips.hold(hold);
      case Write.NameRelease name -> tips.name(name);
      case Write.DropLease drop -> tips.drop(drop);
      case Write.PutRecord put -> tips.put(put.keyed());
      case Write.DropRecord drop -> tips.drop(drop);
      case Write.Audit audit -> ledger.audit(audit.entry());
    }
  }
}
