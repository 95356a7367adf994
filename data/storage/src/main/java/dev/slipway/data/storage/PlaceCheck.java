// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import dev.slipway.spi.Connections.Opened;

/** Looks at the place of a connection when it is opened. */
@FunctionalInterface
public interface PlaceCheck {
  /** For a server that is the only one of its store. */
  PlaceCheck NONE = opened -> {};

  /**
   * @throws dev.slipway.model.SlipwayException if the place is not one to work with
   */
  void require(Opened opened);
}
