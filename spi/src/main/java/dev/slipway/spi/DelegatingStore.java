// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Uid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store that does what another one does, but for what a subclass does otherwise. */
public abstract class DelegatingStore implements Store {
  private final Store store;

  protected DelegatingStore(Store store) {
    this.store = store;
  }

  @Override
  public Position commit(Batch batch) {
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
  public Forms forms() {
    return store.forms();
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
