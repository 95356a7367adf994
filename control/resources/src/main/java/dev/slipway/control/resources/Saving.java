// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Commits;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Commits what was planned, and plans anew where somebody else was faster. */
final class Saving {
  private static final int MOST_ATTEMPTS = 20;

  private final Commits commits;

  Saving(Commits commits) {
    this.commits = commits;
  }

  /**
   * @param plan looks at the current state; called again after a conflict
   * @param batch what the plan writes, if anything
   * @return the plan that was committed
   */
  <P> P save(Supplier<P> plan, Function<P, Optional<Batch>> batch) {
    for (int attempt = 1; ; attempt++) {
      try {
        P planned = plan.get();
        batch.apply(planned).ifPresent(this::commit);
        return planned;
      } catch (SlipwayException e) {
        if (e.code() != ErrorCode.CONFLICT || attempt == MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** A reply that was lost is settled by asking for the batch. */
  private void commit(Batch batch) {
    try {
      commits.commit(batch);
    } catch (SlipwayException e) {
      if (e.code() != ErrorCode.UNAVAILABLE || commits.find(batch.id()).isEmpty()) {
        throw e;
      }
    }
  }
}
