// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.Json;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.KeyedRecord;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A process whose callers commit mixed writes without end. After each acknowledged batch it writes
 * the batch's id, the caller, and how many batches of that caller were ever acknowledged.
 */
final class CommittingProcess {
  static final int CALLERS = 16;

  /** The space of the records in which each caller counts its batches. */
  static final String COUNTS = "count";

  private CommittingProcess() {}

  /** Takes a directory, or the address of a PostgreSQL database and its user. */
  public static void main(String[] args) {
    try (Store store = open(args);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLERS; i++) {
        String caller = Integer.toString(i);
        callers.execute(() -> commitForEver(store, caller));
      }
    }
  }

  private static Store open(String[] args) {
    return args.length == 1
        ? Stores.sqlite(
            Path.of(args[0]), TestStore.SETTINGS, InstantSource.system(), TestStore.THREADS)
        : PostgresServer.open(new PostgresAddress(args[0], Optional.of(args[1]), Optional.empty()));
  }

  private static void commitForEver(Store store, String caller) {
    KeyedRecord count = store.records().find(COUNTS, caller).orElseGet(() -> first(store, caller));
    while (true) {
      count = count.with(Json.EMPTY);
      Batch batch = TestStore.batch(writes(count));
      store.commit(batch);
      System.out.println(batch.id() + " " + caller + " " + count.version() + ".");
    }
  }

  private static KeyedRecord first(Store store, String caller) {
    Write.PutResource owner = TestStore.project("caller-" + caller);
    KeyedRecord count = KeyedRecord.of(COUNTS, caller, owner.resource().uid(), Json.EMPTY);
    store.commit(TestStore.batch(owner, new Write.PutRecord(count)));
    return count;
  }

  private static Write[] writes(KeyedRecord count) {
    List<Write> writes = new ArrayList<>();
    writes.add(new Write.PutRecord(count));
    switch ((int) (count.version() % 3)) {
      case 0 -> writes.add(new Write.PutStatus(count.owner(), new Json("" + count.version())));
      case 1 -> writes.add(TestStore.project("p-" + TestStore.uid()));
      default -> {
        Uid gone = TestStore.uid();
        writes.add(TestStore.project(gone, "gone-" + gone));
        writes.add(new Write.DeleteResource(gone, 1));
      }
    }
    writes.add(TestStore.audit(count.owner(), "count"));
    return writes.toArray(Write[]::new);
  }
}
