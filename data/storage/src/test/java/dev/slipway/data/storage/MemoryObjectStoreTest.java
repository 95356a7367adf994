// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import dev.slipway.spi.ObjectStore;
import dev.slipway.testing.contracts.ObjectStoreContract;
import java.time.InstantSource;

class MemoryObjectStoreTest extends ObjectStoreContract {
  private final ObjectStore store = new MemoryObjectStore("test", InstantSource.system());

  @Override
  protected ObjectStore store() {
    return store;
  }
}
