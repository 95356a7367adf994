// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.spi.DelegatingStore;
import dev.slipway.spi.ResourceStore;
import dev.slipway.spi.Store;

/** A store whose resources read in today's form. */
final class UpcastStore extends DelegatingStore {
  private final ResourceStore resources;

  UpcastStore(Store store, KindRegistry kinds) {
    super(store);
    this.resources = new TodaysForm(store.resources(), kinds);
  }

  @Override
  public ResourceStore resources() {
    return resources;
  }
}
