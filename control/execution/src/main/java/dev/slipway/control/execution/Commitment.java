// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Run;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Condition;
import dev.slipway.spi.Write;
import java.util.List;
import java.util.Optional;

/** Stores what one server decides, as long as its lease is of the epoch in which it began. */
final class Commitment {
  private final Settling commits;
  private final Run.Owner me;

  Commitment(Settling commits, Run.Owner me) {
    this.commits = commits;
    this.me = me;
  }

  Run.Owner owner() {
    return me;
  }

  Batch batch(List<Step> steps) {
    List<Write> writes = steps.stream().flatMap(step -> step.decision().writes().stream()).toList();
    Condition mine = new Condition.EpochIs(me.server(), me.epoch());
    return commits.batch(List.of(mine), writes);
  }

  /** Empty once the batch is applied, otherwise why it is not, or not known to be. */
  Optional<SlipwayException> apply(Batch batch) {
    try {
      if (!batch.writes().isEmpty()) {
        commits.commit(batch);
      }
      return Optional.empty();
    } catch (SlipwayException e) {
      return Optional.of(e);
    } catch (RuntimeException e) {
      return Optional.of(new SlipwayException(ErrorCode.INTERNAL, "The server failed: " + e, e));
    }
  }
}
