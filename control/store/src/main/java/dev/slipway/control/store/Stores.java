// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.spi.Store;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** Opens stores. */
public final class Stores {
  private Stores() {}

  /** A store that lives as long as the process. */
  public static Store inMemory(InstantSource clock) {
    return inMemory(clock, StoreSettings.standard("in memory"));
  }

  public static Store inMemory(InstantSource clock, StoreSettings settings) {
    return new DatabaseStore(new MemoryDatabase(clock, settings.pruning()));
  }

  /**
   * A store in a SQLite file of the directory, which is created if it is absent and belongs to this
   * process until the store is closed.
   *
   * @param threads makes the platform threads on which the database is called
   * @throws dev.slipway.model.SlipwayException {@code IN_USE} if another process has the directory,
   *     {@code TOO_NEW} if a newer Slipway has upgraded it for good, {@code CORRUPT} if the file is
   *     no such database
   */
  public static Store sqlite(
      Path directory, StoreSettings settings, InstantSource clock, ThreadFactory threads) {
    SqliteSessions sessions = SqliteSessions.open(directory);
    return open(sessions, SqliteSessions.MIGRATIONS, settings, clock, threads);
  }

  static Store open(
      SqliteSessions sessions,
      List<Migration> migrations,
      StoreSettings settings,
      InstantSource clock,
      ThreadFactory threads) {
    boolean open = false;
    try (Session session = new Session(sessions.writer())) {
      new Migrations(migrations, settings.version())
          .apply(session, "The database " + sessions.file(), clock.instant());
      Store store = new DatabaseStore(new SqlDatabase(sessions, settings, clock, threads));
      open = true;
      return store;
    } catch (SqlFault e) {
      throw sessions.translate(e.fault());
    } catch (SQLException e) {
      throw sessions.translate(e);
    } finally {
      if (!open) {
        sessions.close();
      }
    }
  }
}
