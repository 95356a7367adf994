// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import dev.slipway.control.store.StoreSettings;
import dev.slipway.control.store.Stores;
import dev.slipway.spi.Store;
import java.nio.file.Path;
import java.time.InstantSource;

/** Slipway's own databases as a server opens them. */
final class OwnStores {
  private OwnStores() {}

  static Store sqlite(Path directory) {
    return Stores.sqlite(
        directory,
        StoreSettings.standard("bench"),
        InstantSource.system(),
        Thread.ofPlatform().daemon().factory());
  }

  static Store postgresql(Path directory, Postgres.Database database) {
    return Stores.postgresql(
        directory,
        database.address(),
        StoreSettings.standard("bench"),
        Thread.ofPlatform().daemon().factory());
  }
}
