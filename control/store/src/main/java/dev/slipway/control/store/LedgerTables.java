// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.Caller;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Uid;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Change;
import dev.slipway.spi.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happened in which order: the feed, the audit trail, and the batches that were applied. */
final class LedgerTables {
  private LedgerTables() {}

  /** Key of the only row of {@link #HEADS}. */
  static final long HEAD = 1;

  static final Table<Change> CHANGES =
      new Table<>(
          "changes",
          1,
          List.of(
              new Column<>("position", change -> change.position().value()),
              new Column<>("subject", change -> change.subject().name()),
              new Column<>("uid", change -> change.uid().value()),
              new Column<>("project", change -> ResourceTables.project(change.project())),
              new Column<>("body", change -> change.body().text())),
          LedgerTables::change);

  static final Table<Audited> AUDIT =
      new Table<>(
          "audit",
          1,
          List.of(
              new Column<>("sequence", Audited::sequence),
              new Column<>("at", audited -> audited.entry().at().toString()),
              new Column<>("caller", audited -> audited.entry().by().user().value()),
              new Column<>("caller_name", audited -> audited.entry().by().name().value()),
              new Column<>("origin", audited -> audited.entry().by().origin().name()),
              new Column<>("action", audited -> audited.entry().action()),
              new Column<>("resource", audited -> audited.entry().resource().value()),
              new Column<>("ref", audited -> audited.entry().ref().toString()),
              new Column<>("difference", audited -> audited.entry().difference().text()),
              new Column<>("hash", Audited::hash)),
          LedgerTables::audited);

  static final Table<AppliedBatch> BATCHES =
      new Table<>(
          "batches",
          1,
          List.of(
              new Column<>("id", batch -> batch.id().value()),
              new Column<>("position", AppliedBatch::position),
              new Column<>("at", AppliedBatch::at)),
          row ->
              new AppliedBatch(new Uid(row.text("id")), row.number("position"), row.number("at")));

  static final Table<Head> HEADS =
      new Table<>(
          "heads",
          1,
          List.of(
              new Column<>("id", head -> HEAD),
              new Column<>("position", Head::position),
              new Column<>("audited", Head::audited),
              new Column<>("hash", Head::hash)),
          row -> new Head(row.number("position"), row.number("audited"), row.text("hash")));

  /** Every table that a store keeps, in the order of {@code slipway status}. */
  static final List<Table<?>> ALL =
      List.of(
          ResourceTables.RESOURCES,
          ResourceTables.GENERATIONS,
          ResourceTables.MARKS,
          RunTables.RUNS,
          RunTables.ACTIVITIES,
          RunTables.ATTEMPTS,
          TipTables.POINTERS,
          TipTables.FINGERPRINTS,
          TipTables.LEASES,
          TipTables.SERVERS,
          TipTables.RECORDS,
          CHANGES,
          AUDIT,
          BATCHES,
          HEADS);

  private static Change change(Row row) {
    String project = row.text("project");
    return new Change(
        new Position(row.number("position")),
        Change.Subject.valueOf(row.text("subject")),
        new Uid(row.text("uid")),
        project.isEmpty() ? Optional.empty() : Optional.of(new Uid(project)),
        new Json(row.text("body")));
  }

  private static Audited audited(Row row) {
    Caller by =
        new Caller(
            new Uid(row.text("caller")),
            new Name(row.text("caller_name")),
            Caller.Origin.valueOf(row.text("origin")));
    AuditEntry entry =
        new AuditEntry(
            Instant.parse(row.text("at")),
            by,
            row.text("action"),
            new Uid(row.text("resource")),
            Ref.parse(row.text("ref")),
            new Json(row.text("difference")));
    return new Audited(row.number("sequence"), entry, row.text("hash"));
  }
}
