// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Change;
import dev.slipway.spi.Position;
import dev.slipway.spi.Records;
import dev.slipway.spi.ResourceStore;
import dev.slipway.spi.RunStore;
import dev.slipway.spi.Store;
import dev.slipway.spi.Tips;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A store that remembers the batches that were applied. */
record CountedStore(Store store, List<Batch> batches) implements Store {
  static CountedStore around(Store store) {
    return new CountedStore(store, new CopyOnWriteArrayList<>());
  }

  @Override
  public Position commit(Batch batch) {
    batches.add(batch); // before anybody can see what it did
    return store.commit(batch);
  }

  @Override
  public Optional<Position> find(Uid batch) {
    return store.find(batch);
  }

  @Override
  public Position end() {
    return store.end();
  }

  @Override
  public List<Change> after(Position after, int most) {
    return store.after(after, most);
  }

  @Override
  public boolean await(Position after, Duration most) throws InterruptedException {
    return store.await(after, most);
  }

  @Override
  public ResourceStore resources() {
    return store.resources();
  }

  @Override
  public RunStore runs() {
    return store.runs();
  }

  @Override
  public Tips tips() {
    return store.tips();
  }

  @Override
  public Records records() {
    return store.records();
  }

  @Override
  public Map<String, Long> sizes() {
    return store.sizes();
  }

  @Override
  public void close() {
    store.close();
  }
}
