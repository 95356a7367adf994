// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.util.List;

/**
 * The steps by which the tables came to their form, in order.
 *
 * @param previous number of the last step of the release before, beside whose servers this one
 *     works until its upgrade is finished
 */
record Steps(List<Migration> all, int previous) {
  /** Raised when a release begins to add steps of its own. */
  private static final int PREVIOUS = 2;

  private static final List<String> FILES =
      List.of(
          "0001-resources-runs-and-feed.sql",
          "0002-records.sql",
          "0003-servers.sql",
          "0004-runs-in-order.contract.sql");

  /** From this step on servers say which release they are. */
  static final int SERVERS = 3;

  /** From this step on SQLite has rows of runs as {@link RowsInOrder} says. */
  static final int RUNS_IN_ORDER = 4;

  Steps {
    all = List.copyOf(all);
  }

  /** The same steps for each database, in its own SQL. */
  static Steps of(String database) {
    return new Steps(Migration.read(database, FILES), PREVIOUS);
  }

  int newest() {
    return all.getLast().number();
  }
}
