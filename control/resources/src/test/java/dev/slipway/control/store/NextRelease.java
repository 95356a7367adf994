// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.control.store.Migration.Kind;
import dev.slipway.spi.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** Stores as a release opens them that comes after today's, with two steps of its own. */
public final class NextRelease {
  /** The number of its newest step, which takes away what the one before has made. */
  public static final int FORM = SqliteSessions.STEPS.newest() + 2;

  private static final ThreadFactory THREADS = Thread.ofPlatform().daemon().factory();

  private NextRelease() {}

  /**
   * @param database a directory, or a directory and the address of a PostgreSQL database
   */
  public static Store open(List<String> database) {
    return open(database, "next", true);
  }

  /** The same database, as today's release opens it. */
  public static Store openBefore(List<String> database) {
    return open(database, "today", false);
  }

  private static Store open(List<String> database, String version, boolean next) {
    Path directory = Path.of(database.getFirst());
    StoreSettings settings = StoreSettings.standard(version);
    if (database.size() == 1) {
      Steps steps = next ? further(SqliteSessions.STEPS) : SqliteSessions.STEPS;
      return Stores.open(
          SqliteSessions.open(directory, InstantSource.system(), steps), settings, THREADS);
    }
    Steps steps = next ? further(PostgresSessions.STEPS) : PostgresSessions.STEPS;
    PostgresAddress address =
        new PostgresAddress(database.getLast(), Optional.of("postgres"), Optional.empty());
    return Stores.open(PostgresSessions.open(directory, address, steps), settings, THREADS);
  }

  private static Steps further(Steps today) {
    List<Migration> all = new ArrayList<>(today.all());
    all.add(
        new Migration(
            FORM - 1,
            "notes",
            Kind.EXPAND,
            "create table notes (text text);\ninsert into notes values ('a');\n"));
    all.add(new Migration(FORM, "no-notes", Kind.CONTRACT, "drop table notes;\n"));
    return new Steps(all, today.newest());
  }
}
