// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import dev.slipway.model.Uid;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Change;
import dev.slipway.spi.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Numbers the changes of one batch and its audit entries, and writes them down. */
final class Ledger {
  private final Rows rows;
  private final List<Change> changes = new ArrayList<>();
  private Head head;

  Ledger(Rows rows, Head head) {
    this.rows = rows;
    this.head = head;
  }

  /** Adds a change to the feed and returns its position. */
  long change(Change.Subject subject, Uid uid, Optional<Uid> project, Object body) {
    return change(subject, uid, project, Documents.write(body));
  }

  /** As {@link #change(Change.Subject, Uid, Optional, Object)}, of a body that is written. */
  long change(Change.Subject subject, Uid uid, Optional<Uid> project, Json body) {
    long position = head.position() + 1;
    Change change = new Change(new Position(position), subject, uid, project, body);
    rows.append(LedgerTables.CHANGES, change);
    changes.add(change);
    head = new Head(position, head.audited(), head.hash());
    return position;
  }

  void audit(AuditEntry entry) {
    Audited next = Audited.next(head, entry);
    rows.append(LedgerTables.AUDIT, next);
    head = new Head(head.position(), next.sequence(), next.hash());
  }

  Head head() {
    return head;
  }

  List<Change> changes() {
    return changes;
  }
}
