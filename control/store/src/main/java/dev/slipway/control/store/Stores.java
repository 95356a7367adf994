// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.spi.Store;
import java.time.InstantSource;

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
}
