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
    return database.recent(after, most).orElseGet(() -> stored(after, most));
  }

  private List<Change> stored(Position after, int most) {
    return database.read(rows -> {
      List<Change> changes =
          rows.list(
              Query.of(LedgerTables.CHANGES)
                  .ascending("position")
                  .after(List.of(after.value()))
                  .limit(Math.max(1, most)));
      if (changes.isEmpty()) {
        requireWithin(rows, after);
      } else if (changes.getFirst().position().value() != after.value() + 1) {
        throw gone(
            after, "it is kept from position " + changes.getFirst().position().value() + " on");
      }
      return changes;
    });
  }

  private static void requireWithin(Rows rows, Position after) {
    long end = rows.find(LedgerTables.HEADS, LedgerTables.HEAD).map(Head::position).orElse(0L);
    if (after.value() > end) {
      throw gone(after, "it ends at " + end);
    }
  }

  private static SlipwayException gone(Position after, String why) {
    return new SlipwayException(
        ErrorCode.GONE,
        "The feed cannot be resumed after position "
            + after.value()
            + ": "
            + why
            + ". List again and resume from there.");
  }
}
