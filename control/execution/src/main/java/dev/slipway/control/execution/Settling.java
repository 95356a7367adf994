// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Commits;

/** Commits batches of which no lost reply leaves a doubt. */
final class Settling {
  private static final int TRIES = 3;

  private final Commits commits;

  Settling(Commits commits) {
    this.commits = commits;
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
