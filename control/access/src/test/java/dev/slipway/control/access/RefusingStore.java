// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Change;
import dev.slipway.spi.Forms;
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

/** Reads as another store does, and takes no batch. */
record RefusingStore(Store store, ErrorCode code) implements Store {
  @Override
  public Position commit(Batch batch) {
    throw new SlipwayException(code, "This store takes no batch.");
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
  public Forms forms() {
    return store.forms();
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
