// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.control.resources.Applied.Outcome;
import dev.slipway.model.Caller;
import dev.slipway.model.Json;
import dev.slipway.model.Problem;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Condition;
import dev.slipway.spi.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Proposals that may be saved.
 *
 * @param action what the audit trail calls a change of what is there
 * @param conditions under which what was found about them still holds
 * @param warnings by resource
 */
record ChangeSet(
    String action,
    List<Proposal<?>> proposals,
    List<Condition> conditions,
    Map<Uid, List<Problem>> warnings) {
  ChangeSet {
    proposals = List.copyOf(proposals);
    conditions = List.copyOf(conditions);
    warnings = Map.copyOf(warnings);
  }

  ChangeSet as(String other) {
    return new ChangeSet(other, proposals, conditions, warnings);
  }

  boolean isEmpty() {
    return proposals.stream().noneMatch(Proposal::isChange);
  }

  /** What has changed, each with its entry in the audit trail. */
  Batch batch(Uid id, Caller by) {
    List<Write> writes = new ArrayList<>();
    for (Proposal<?> proposal : proposals) {
      if (proposal.isChange()) {
        Resource<Json> stored = proposal.stored();
        String called = proposal.outcome() == Outcome.CREATED ? "create" : action;
        writes.add(new Write.PutResource(stored));
        proposal.secrets().forEach(secret -> writes.add(secret.get()));
        writes.add(
            new Write.Audit(
                AuditEntry.of(stored.updated(), by, called, stored, proposal.difference())));
      }
    }
    return new Batch(id, by, conditions, writes);
  }

  List<Applied> applied() {
    return proposals.stream()
        .map(proposal -> proposal.applied(warnings.getOrDefault(proposal.uid(), List.of())))
        .toList();
  }
}
