// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.control.resources.Applied.Outcome;
import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.Json;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Condition;
import dev.slipway.spi.Write;
import java.util.ArrayList;
import java.util.List;

/**
 * New generations of resources that are there, written as one batch.
 *
 * @param conditions under which what was found still holds
 */
record Rewrites(List<Rewrite> rewrites, List<Condition> conditions) {
  Rewrites {
    rewrites = List.copyOf(rewrites);
    conditions = List.copyOf(conditions);
  }

  /**
   * @param action what the audit trail calls it
   */
  record Rewrite(String action, Resource<Json> before, Resource<Json> after) {
    Json difference() {
      return Documents.difference(Labelled.of(before), Labelled.of(after));
    }

    Applied applied() {
      return new Applied(after, Outcome.CHANGED, difference(), List.of());
    }
  }

  Batch batch(Uid id, Caller by) {
    List<Write> writes = new ArrayList<>();
    for (Rewrite rewrite : rewrites) {
      Resource<Json> after = rewrite.after();
      writes.add(new Write.PutResource(after));
      writes.add(
          new Write.Audit(
              AuditEntry.of(after.updated(), by, rewrite.action(), after, rewrite.difference())));
    }
    return new Batch(id, by, conditions, writes);
  }
}
