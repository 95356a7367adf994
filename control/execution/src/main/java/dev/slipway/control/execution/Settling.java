// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Commits;
import dev.slipway.spi.Condition;
import dev.slipway.spi.Write;
import java.util.List;
import java.util.function.Supplier;

/** Commits batches in the server's own name, of which no lost reply leaves a doubt. */
final class Settling {
  private static final int TRIES = 3;

  private final Commits commits;
  private final Supplier<Uid> uids;

  Settling(Commits commits, Supplier<Uid> uids) {
    this.commits = commits;
    this.uids = uids;
  }

  Batch batch(List<Condition> conditions, List<Write> writes) {
    return new Batch(uids.get(), Caller.SYSTEM, conditions, writes);
  }

  /** As {@link #commit(Batch)} of a new batch. */
  void commit(List<Condition> conditions, List<Write> writes) {
    commit(batch(conditions, writes));
  }

  /**
   * Returns once the batch is applied. After an exception other than {@code UNAVAILABLE} it is not;
   * after that one the same batch must be given again.
   */
  void commit(Batch batch) {
    for (int left = TRIES; left > 0; left--) {
      try {
        commits.commit(batch);
        return;
      } catch (SlipwayException e) {
        if (e.code() != ErrorCode.UNAVAILABLE || left == 1) {
          throw e;
        }
        if (isApplied(batch)) {
          return;
        }
      }
    }
  }

  private boolean isApplied(Batch batch) {
    try {
      return commits.find(batch.id()).isPresent();
    } catch (SlipwayException e) {
      if (e.code() == ErrorCode.UNAVAILABLE) {
        return false;
      }
      throw e;
    }
  }
}
