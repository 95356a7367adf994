// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.spi.Change;
import dev.slipway.spi.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest changes of a feed to which nobody else writes. Whatever is kept by the feed looks on
 * after every commit, and would otherwise go to the database each time.
 */
final class RecentChanges {
  private static final int MOST = 1024;

  /** The change of a position lies at its remainder. */
  private final @Nullable Change[] ring;

  /** Positions of those that are kept: behind the first of these, up to the second. */
  private long before;

  private long last;

  /**
   * @param feedEntries how many the feed keeps, which are not fewer
   * @param last the end of the feed
   */
  RecentChanges(int feedEntries, long last) {
    this.ring = new Change[Math.min(feedEntries, MOST)];
    this.before = last;
    this.last = last;
  }

  /** The next ones, which everybody sees by now. */
  synchronized void add(List<Change> changes) {
    for (Change change : changes) {
      last = change.position().value();
      ring[(int) (last % ring.length)] = change;
    }
    before = Math.max(before, last - ring.length);
  }

  /** As {@link dev.slipway.spi.Feed#after}; empty where only the database knows. */
  synchronized Optional<List<Change>> after(Position after, int most) {
    if (after.value() < before || after.value() > last) {
      return Optional.empty();
    }
    long end = Math.min(last, after.value() + Math.max(1, most));
    List<Change> changes = new ArrayList<>((int) (end - after.value()));
    for (long position = after.value() + 1; position <= end; position++) {
      Change change = ring[(int) (position % ring.length)];
      if (change == null || change.position().value() != position) {
        return Optional.empty();
      }
      changes.add(change);
    }
    return Optional.of(changes);
  }
}
