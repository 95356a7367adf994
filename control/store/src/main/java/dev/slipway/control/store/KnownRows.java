// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows that the writer has read or written by key: those of its group and, for a database to which
 * nobody else writes, runs and activities of earlier groups, which change again and again.
 */
final class KnownRows {
  private static final Set<String> KEPT_LONGER =
      Set.of(RunTables.RUNS.name(), RunTables.ACTIVITIES.name());

  /** Beyond so many they are read again: some ten megabytes. */
  private static final int MOST_KEPT = 8192;

  private final boolean exclusive;
  private final Map<Place, Known> batch = new HashMap<>();
  private final Map<Place, Known> group = new HashMap<>();
  private final Map<Place, Known> earlier = new LinkedHashMap<>(16, 0.75f, true);

  /** Where a row is, or would be. */
  record Place(String table, List<Object> key) {}

  /** A row, or that there is none. */
  record Known(@Nullable Object value) {}

  KnownRows(boolean exclusive) {
    this.exclusive = exclusive;
  }

  @Nullable Known find(Place place) {
    Known row = batch.get(place);
    if (row == null) {
      row = group.get(place);
    }
    return row == null ? earlier.get(place) : row;
  }

  void read(Place place, Known row) {
    group.put(place, row);
  }

  /** By the batch under way. */
  void written(Place place, Known row) {
    batch.put(place, row);
  }

  /** What the batch under way has written is part of the group. */
  void accept() {
    group.putAll(batch);
    batch.clear();
  }

  /** What the batch under way has written does not hold. */
  void refuse() {
    batch.clear();
  }

  /** After rows of the table were removed that nobody has named. */
  void forget(Table<?> table) {
    for (Map<Place, Known> rows : List.of(batch, group, earlier)) {
      rows.keySet().removeIf(place -> place.table().equals(table.name()));
    }
  }

  /** The group is committed. */
  void endGroup() {
    if (exclusive) {
      group.forEach((place, row) -> {
        if (KEPT_LONGER.contains(place.table())) {
          earlier.put(place, row);
        }
      });
      while (earlier.size() > MOST_KEPT) {
        earlier.remove(earlier.keySet().iterator().next());
      }
    }
    group.clear();
  }

  /** What was known may not be what is stored. */
  void clear() {
    batch.clear();
    group.clear();
    earlier.clear();
  }
}
