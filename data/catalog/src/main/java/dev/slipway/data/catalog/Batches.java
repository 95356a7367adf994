// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Commits;
import dev.slipway.spi.Condition;
import dev.slipway.spi.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** Commits what the catalog changes, and settles a lost reply. */
final class Batches {
  private final Commits commits;
  private final InstantSource clock;
  private final RandomGenerator random;

  Batches(Commits commits, InstantSource clock, RandomGenerator random) {
    this.commits = commits;
    this.clock = clock;
    this.random = random;
  }

  void commit(Caller caller, List<Condition> conditions, List<Write> writes) {
    Batch batch = new Batch(uid(), caller, conditions, writes);
    try {
      commits.commit(batch);
    } catch (SlipwayException e) {
      if (e.code() != ErrorCode.UNAVAILABLE || commits.find(batch.id()).isEmpty()) {
        throw e;
      }
    }
  }

  /** An entry of the audit trail that goes with a change of a resource. */
  Write audit(Caller caller, String action, Resource<Json> resource, Json before, Json after) {
    Json difference = Documents.difference(before, after);
    return new Write.Audit(AuditEntry.of(now(), caller, action, resource, difference));
  }

  Instant now() {
    return clock.instant();
  }

  Uid uid() {
    return Uid.next(now(), random);
  }

  /** Part of a file's name that no other file has. */
  String unique() {
    return uid().value();
  }
}
