// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.contracts;

import dev.slipway.spi.Store;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * How the contracts of a store get one.
 *
 * @param isDurable whether a closed store that is opened again has kept everything
 */
public record StoreFixture(Opener opener, boolean isDurable) {

  /** Opens a store. */
  @FunctionalInterface
  public interface Opener {
    /**
     * Opens what is kept in the directory; an empty one gives an empty store.
     *
     * @param feedEntries most changes that the feed keeps
     */
    Store open(Path directory, InstantSource clock, int feedEntries);
  }
}
