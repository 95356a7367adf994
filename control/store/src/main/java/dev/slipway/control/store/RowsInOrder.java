// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.util.Map;

/**
 * Activities and attempts in the order in which SQLite keeps them from form 4 on: an activity at
 * the position of its first change, an attempt at that of its activity. Activities that follow each
 * other in a plan, and so run at about the same time, lie side by side, and a commit changes few
 * pages; by their keys, which are as good as random, each would lie in a page of its own.
 *
 * <p>The column {@code attempts.activity} is a place, no part of the record nor of its checksum.
 */
final class RowsInOrder {
  private static final Sql ACTIVITIES =
      Sql.of(RunTables.ACTIVITIES)
          .withChange("update activities set document = ?5, crc = ?6 where first = ?4");

  private static final String ITS_ACTIVITY =
      "from activities where run = ?1 and recipe = ?2 and part = ?3";

  private static final String INSERT =
      "insert into attempts (run, recipe, part, number, document, crc, activity)"
          + " select ?1, ?2, ?3, ?4, ?5, ?6, first "
          + ITS_ACTIVITY
          + " on conflict (activity, number) do ";

  private static final Sql ATTEMPTS =
      Sql.of(RunTables.ATTEMPTS)
          .withInsert(INSERT + "nothing")
          .withUpsert(INSERT + "update set document = excluded.document, crc = excluded.crc")
          .withChange(
              "update attempts set document = ?5, crc = ?6 where number = ?4 and activity = (select"
                  + " first "
                  + ITS_ACTIVITY
                  + ")");

  private static final Map<String, Sql> BY_TABLE =
      Map.of(ACTIVITIES.table(), ACTIVITIES, ATTEMPTS.table(), ATTEMPTS);

  private RowsInOrder() {}

  static Sql sql(Table<?> table) {
    return BY_TABLE.getOrDefault(table.name(), Sql.of(table));
  }
}
