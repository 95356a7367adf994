// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.time.Duration;

/**
 * How a store behaves.
 *
 * @param version of this Slipway, written beside the migrations it applies
 * @param feedEntries how many changes the feed keeps; a watcher further behind lists again
 * @param batchesKept how long the id of an applied batch is remembered at least
 * @param readers how many reads go on at the same time
 */
public record StoreSettings(String version, int feedEntries, Duration batchesKept, int readers) {
  public StoreSettings {
    if (feedEntries < 1 || readers < 1 || batchesKept.isNegative()) {
      throw new IllegalArgumentException(
          "feed entries " + feedEntries + ", readers " + readers + ", batches kept " + batchesKept);
    }
  }

  public static StoreSettings standard(String version) {
    return new StoreSettings(version, 100_000, Duration.ofDays(1), 4);
  }

  public StoreSettings withFeedEntries(int most) {
    return new StoreSettings(version, most, batchesKept, readers);
  }

  Pruning pruning() {
    return new Pruning(feedEntries, batchesKept);
  }
}
