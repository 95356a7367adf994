// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Change;
import dev.slipway.spi.Position;
import java.util.List;

/** Reads the feed. Its positions have no gaps, so that a missing first one was pruned. */
final class FeedReads {
  private final Database database;

  FeedReads(Database database) {
    this.database = database;
  }

  List<Change> after(Position after, int most) {
    List<Change> changes =
        database.read(rows ->
            rows.list(
                Query.of(LedgerTables.CHANGES)
                    .ascending("position")
                    .after(List.of(after.value()))
                    .limit(Math.max(1, most))));
    boolean complete =
        changes.isEmpty()
            ? after.compareTo(database.end().position()) <= 0
            : changes.getFirst().position().value() == after.value() + 1;
    if (!complete) {
      throw new SlipwayException(
          ErrorCode.GONE,
          "The feed cannot be resumed after position "
              + after.value()
              + ": "
              + (changes.isEmpty()
                  ? "it ends at " + database.end().position().value()
                  : "it is kept from position " + changes.getFirst().position().value() + " on")
              + ". List again and resume from there.");
    }
    return changes;
  }
}
