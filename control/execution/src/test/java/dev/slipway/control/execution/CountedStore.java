// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.spi.Batch;
import dev.slipway.spi.DelegatingStore;
import dev.slipway.spi.Position;
import dev.slipway.spi.Store;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A store that remembers the batches that were applied. */
final class CountedStore extends DelegatingStore {
  private final List<Batch> batches = new CopyOnWriteArrayList<>();

  CountedStore(Store store) {
    super(store);
  }

  List<Batch> batches() {
    return batches;
  }

  @Override
  public Position commit(Batch batch) {
    batches.add(batch); // before anybody can see what it did
    return super.commit(batch);
  }
}
