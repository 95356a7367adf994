// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.spi.Release;
import dev.slipway.spi.Store;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;

/** Opens stores. */
public final class Stores {
  private Stores() {}

  /** A store that lives as long as the process. */
  public static Store inMemory(InstantSource clock) {
    return inMemory(clock, StoreSettings.standard("in memory"));
  }

  public static Store inMemory(InstantSource clock, StoreSettings settings) {
    return new DatabaseStore(
        new MemoryDatabase(
            clock,
            settings.pruning(),
            new Release(settings.version(), SqliteSessions.STEPS.newest())));
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
    return open(SqliteSessions.open(directory, clock), settings, threads);
  }

  /**
   * A store in a PostgreSQL database of version 15 or newer, which several servers may use at once.
   * Its clock is the database's.
   *
   * @param directory of what this server alone keeps; it is created if it is absent and belongs to
   *     this process until the store is closed
   * @param threads makes the platform threads on which the database is called
   * @throws dev.slipway.model.SlipwayException {@code IN_USE} if another process has the directory,
   *     {@code UNAVAILABLE} if the database cannot be reached or lets nobody in, {@code INVALID} if
   *     it is too old or does not keep Unicode, {@code TOO_NEW} if a newer Slipway has upgraded it
   *     for good
   */
  public static Store postgresql(
      Path directory, PostgresAddress address, StoreSettings settings, ThreadFactory threads) {
    return open(PostgresSessions.open(directory, address), settings, threads);
  }

  /**
   * The store, with what is read often kept in memory: resources and published pointers by uid and
   * name. Reads give what they would give without it.
   *
   * @param mostBytes of what is kept
   */
  public static Store caching(Store store, long mostBytes) {
    return new CachingStore(store, mostBytes);
  }

  static Store open(Sessions sessions, StoreSettings settings, ThreadFactory threads) {
    boolean open = false;
    try (Session session = new Session(sessions.writer())) {
      sessions.prepare(session);
      sessions.keepForm(session);
      new Migrations(sessions, settings.version()).expand(session);
      Store store = new DatabaseStore(new SqlDatabase(sessions, settings, threads));
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
