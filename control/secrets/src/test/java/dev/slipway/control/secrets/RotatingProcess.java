// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.secrets;

import dev.slipway.control.store.StoreSettings;
import dev.slipway.control.store.Stores;
import dev.slipway.model.Uid;
import dev.slipway.spi.Store;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * A process that changes the key of its secrets again and again, and says each time that it did.
 */
final class RotatingProcess {
  static final Uid CONNECTION = new Uid("01jd0000000000000000000c00");

  private RotatingProcess() {}

  /** Takes the directory of a database and the file of its key. */
  public static void main(String[] arguments) {
    try (Store store = open(Path.of(arguments[0]))) {
      Vault vault = over(store).vault(KeyPlace.file(Path.of(arguments[1])));
      while (true) {
        System.out.println(vault.rotate(Fixture.ANN).key());
      }
    }
  }

  static Store open(Path directory) {
    return Stores.sqlite(
        directory,
        StoreSettings.standard("test"),
        InstantSource.system(),
        Thread.ofPlatform().daemon().factory());
  }

  static Fixture over(Store store) {
    return new Fixture(store, CONNECTION, new SecureRandom());
  }
}
