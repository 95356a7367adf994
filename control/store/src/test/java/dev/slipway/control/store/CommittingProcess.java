// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.spi.Batch;
import dev.slipway.spi.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A process that commits without end and writes the id of each batch after it was acknowledged. */
final class CommittingProcess {
  private static final int CALLERS = 16;

  private CommittingProcess() {}

  public static void main(String[] args) {
    Store store =
        Stores.sqlite(
            Path.of(args[0]), TestStore.SETTINGS, InstantSource.system(), TestStore.THREADS);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLERS; i++) {
        callers.execute(() -> commitForEver(store));
      }
    }
  }

  private static void commitForEver(Store store) {
    while (true) {
      String name = "p-" + TestStore.uid();
      Batch batch =
          TestStore.batch(TestStore.project(name), TestStore.audit(TestStore.uid(), name));
      store.commit(batch);
      System.out.println(batch.id());
    }
  }
}
