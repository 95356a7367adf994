// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.Attempt;
import dev.slipway.model.Attempt.AttemptState;
import dev.slipway.model.Run;
import dev.slipway.spi.Lease;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that the writer has read or written by key: those of its group and, as long as nobody else
 * writes to the database, those of earlier groups that are written again and again.
 */
final class KnownRows {
  /** Beyond so many they are read again: as many activities as a large run has, some 30 MB. */
  private static final int MOST_KEPT = 200_000;

  private final boolean exclusive;
  private final Map<KnownRow, KnownRow> rows = new HashMap<>();

  /** Those of which the group has learnt or said something. */
  private final List<KnownRow> ofGroup = new ArrayList<>();

  /**
   * @param exclusive whether no other server ever has the database
   */
  KnownRows(boolean exclusive) {
    this.exclusive = exclusive;
  }

  /** What is known of a row, be it nothing. */
  KnownRow at(Table<?> table, Object... key) {
    KnownRow asked = new KnownRow(table, key);
    KnownRow known = rows.putIfAbsent(asked, asked);
    if (known == null) {
      ofGroup.add(asked);
      return asked;
    }
    return known;
  }

  /** The batch under way changes it. */
  void changed(KnownRow row) {
    ofGroup.add(row);
  }

  /** After rows of the table were removed that nobody has named. */
  void forget(Table<?> table) {
    rows.keySet().removeIf(row -> row.table().name().equals(table.name()));
  }

  /** The group is committed. */
  void endGroup() {
    for (KnownRow row : ofGroup) {
      if (!changesAgain(row.state().value())) {
        rows.remove(row);
      }
    }
    ofGroup.clear();
    if (rows.size() > MOST_KEPT) {
      rows.clear();
    }
  }

  /** Servers of an earlier version take away leases without a trace in the head. */
  private boolean changesAgain(@Nullable Object value) {
    return switch (value) {
      case Run run -> !run.state().isFinal();
      case StoredActivity stored -> !stored.activity().state().isFinal();
      case Attempt attempt -> attempt.state() == AttemptState.RUNNING;
      case Head _ -> true;
      case Lease _ -> exclusive;
      case null, default -> false;
    };
  }

  /** What was known may not be what is stored. */
  void clear() {
    rows.clear();
    ofGroup.clear();
  }
}
