// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Batch;
import dev.slipway.spi.DelegatingStore;
import dev.slipway.spi.Position;
import dev.slipway.spi.Store;

/** Reads as another store does, and takes no batch. */
final class RefusingStore extends DelegatingStore {
  private final ErrorCode code;

  RefusingStore(Store store, ErrorCode code) {
    super(store);
    this.code = code;
  }

  @Override
  public Position commit(Batch batch) {
    throw new SlipwayException(code, "This store takes no batch.");
  }
}
