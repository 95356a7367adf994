// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.spi.Batch;
import dev.slipway.spi.Change;
import dev.slipway.spi.Position;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruningTest {
  private static final StoreSettings SETTINGS =
      new StoreSettings("0.1.0", 3, Duration.ofHours(2), 1);

  @TempDir Path directory;
  private final AtomicReference<Instant> now = new AtomicReference<>(TestStore.NOW);

  private static Batch renewal() {
    return TestStore.batch(new Write.HoldLease(TestStore.uid(), 1, Duration.ofHours(1)));
  }

  private void forgetsOldBatchIds(Store store) {
    Batch old = renewal();
    Batch young = renewal();
    store.commit(old);
    now.set(TestStore.NOW.plus(Duration.ofMinutes(90)));
    store.commit(young);
    assertThat(store.find(old.id())).isPresent();

    now.set(TestStore.NOW.plus(Duration.ofMinutes(121)));
    store.commit(renewal());

    assertThat(store.find(old.id())).isEmpty();
    assertThat(store.find(young.id())).isPresent();
  }

  @Test
  void forgetsOldBatchIdsInMemory() {
    try (Store store = Stores.inMemory(now::get, SETTINGS)) {
      forgetsOldBatchIds(store);
    }
  }

  @Test
  void forgetsOldBatchIdsOnDisk() {
    try (Store store = Stores.sqlite(directory, SETTINGS, now::get, TestStore.THREADS)) {
      forgetsOldBatchIds(store);
    }
  }

  @Test
  void keepsTheNewestChangesOfTheFeedOnDisk() {
    try (Store store = Stores.sqlite(directory, SETTINGS, now::get, TestStore.THREADS)) {
      for (int i = 0; i < 10; i++) {
        store.commit(TestStore.batch(TestStore.project("p" + i)));
      }
      assertThat(store.after(new Position(7), 10))
          .extracting(Change::position)
          .containsExactly(new Position(8), new Position(9), new Position(10));
      assertThat(store.sizes()).containsEntry("changes", 3L).containsEntry("resources", 10L);
    }
  }
}
