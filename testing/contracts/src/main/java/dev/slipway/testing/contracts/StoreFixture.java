// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.contracts;

import dev.slipway.spi.Store;
import java.time.InstantSource;

/** How the contracts of a store get one. */
public interface StoreFixture {
  /** An empty store that keeps at most {@code feedEntries} changes in its feed. */
  Store create(InstantSource clock, int feedEntries);

  /** Closes the store and opens it again; one that keeps nothing is returned as it is. */
  default Store reopen(Store store) {
    return store;
  }
}
