// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.time.Duration;
import java.time.Instant;

/**
 * Forgets what nobody asks for any more: old entries of the feed, expired records, and ids of
 * batches so old that no lost reply can still be in doubt.
 */
final class Pruning {
  private static final Duration BETWEEN_BATCH_PRUNINGS = Duration.ofMinutes(1);

  private final int feedEntries;
  private final Duration batchesKept;
  private Instant nextBatchPruning = Instant.MIN;

  Pruning(int feedEntries, Duration batchesKept) {
    this.feedEntries = feedEntries;
    this.batchesKept = batchesKept;
  }

  /** Called by the writer before each of its commits. */
  void prune(Rows rows, Head head, Instant now) {
    rows.trim(LedgerTables.CHANGES, "position", head.position() - feedEntries);
    if (!now.isBefore(nextBatchPruning)) {
      rows.trim(LedgerTables.BATCHES, "at", now.minus(batchesKept).toEpochMilli());
      rows.trim(TipTables.RECORDS, "expires", now.toEpochMilli());
      nextBatchPruning = now.plus(BETWEEN_BATCH_PRUNINGS);
    }
  }
}
