// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.time.Duration;
import java.time.Instant;

/**
 * Forgets what nobody asks for any more: old entries of the feed, and ids of batches so old that no
 * lost reply can still be in doubt.
 */
record Pruning(int feedEntries, Duration batchesKept) {
  private static final int BATCHES_AT_ONCE = 256;

  void prune(Rows rows, Head head, Instant now) {
    rows.trim(LedgerTables.CHANGES, "position", head.position() - feedEntries);
    if (head.position() % BATCHES_AT_ONCE == 0) {
      rows.trim(LedgerTables.BATCHES, "at", now.minus(batchesKept).toEpochMilli());
    }
  }
}
