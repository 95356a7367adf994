// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Condition;
import dev.slipway.spi.Lease;
import dev.slipway.spi.Position;
import java.time.Instant;
import java.util.Optional;

/** Whether what a batch takes for granted still holds. */
final class Conditions {
  private final Rows rows;
  private final Instant now;

  Conditions(Rows rows, Instant now) {
    this.rows = rows;
    this.now = now;
  }

  /** Returns, or throws {@code CONFLICT} or {@code NOT_OWNER} with what has changed. */
  void require(Condition condition) {
    switch (condition) {
      case Condition.Exists exists -> load(exists.resource());
      case Condition.GenerationIs is -> requireGeneration(is);
      case Condition.ProjectUnchanged unchanged -> requireUnchanged(unchanged);
      case Condition.InstanceUnchanged unchanged ->
          requireUnchanged("The instance", Mark.INSTANCE, unchanged.since());
      case Condition.EpochIs is -> requireEpoch(is);
      case Condition.LeaseOver over -> requireOver(over);
      case Condition.RunIs is -> requireRun(is);
    }
  }

  private Resource<?> load(Uid uid) {
    return Names.resolve(
        rows,
        rows.find(ResourceTables.RESOURCES, uid.value())
            .orElseThrow(() -> Names.missing(rows, uid)));
  }

  private void requireGeneration(Condition.GenerationIs is) {
    Resource<?> resource = load(is.resource());
    if (resource.generation() != is.generation()) {
      throw Names.changed(resource.ref(), resource.generation(), is.generation());
    }
  }

  private void requireUnchanged(Condition.ProjectUnchanged unchanged) {
    Resource<?> project = load(unchanged.project());
    requireUnchanged("Project " + project.name(), unchanged.project(), unchanged.since());
  }

  private void requireUnchanged(String what, Uid project, Position since) {
    rows.find(ResourceTables.MARKS, project.value())
        .filter(mark -> mark.position() > since.value())
        .ifPresent(mark -> {
          throw Refusal.conflict(
              what
                  + " was changed by somebody else: "
                  + mark.ref()
                  + " was written at position "
                  + mark.position()
                  + ", and the refused batch was made from position "
                  + since.value()
                  + ". Read it again and decide anew.");
        });
  }

  private void requireEpoch(Condition.EpochIs is) {
    Optional<Lease> lease = rows.find(TipTables.LEASES, is.server().value());
    if (lease.isEmpty() || lease.get().epoch() != is.epoch()) {
      throw new SlipwayException(
          ErrorCode.NOT_OWNER,
          "Server "
              + is.server()
              + " may not write as the owner of epoch "
              + is.epoch()
              + lease
                  .map(held -> ": its lease is of epoch " + held.epoch() + " by now.")
                  .orElse(": it holds no lease."));
    }
  }

  private void requireOver(Condition.LeaseOver over) {
    Optional<Lease> lease =
        rows.find(TipTables.LEASES, over.server().value())
            .filter(held -> held.epoch() == over.epoch());
    if (lease.isEmpty() || lease.get().expires().isAfter(now)) {
      throw Refusal.conflict(
          "Server "
              + over.server()
              + " cannot be succeeded: its lease of epoch "
              + over.epoch()
              + lease
                  .map(held -> " runs until " + held.expires() + ", and it is " + now + ".")
                  .orElse(" was ended by somebody else."));
    }
  }

  private void requireRun(Condition.RunIs is) {
    long stored = rows.find(RunTables.RUNS, is.run().value()).map(run -> run.revision()).orElse(0L);
    if (stored != is.revision()) {
      throw Refusal.conflict(
          "Run "
              + is.run()
              + (stored == 0
                  ? " does not exist."
                  : " is at revision "
                      + stored
                      + ", and the refused batch was made from revision "
                      + is.revision()
                      + ". Read it again and decide anew."));
    }
  }
}
