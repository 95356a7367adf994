// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many writers on one table of a catalog, each of which tries until its commit is taken. */
final class BusyTable {
  private static final int WRITERS = 64;
  private static final int WRITES = Integer.getInteger("slipway.bench.catalog.writes", 1);
  private static final int MOST_TRIES = 2_000;

  private BusyTable() {}

  /** How many commits the table has kept in the end. */
  static Comparison.Row written(CatalogSide side) throws Exception {
    side.create("busy");
    long from = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> all = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        all.add(threads.submit(() -> write(side)));
      }
      for (Future<Integer> each : all) {
        each.get();
      }
    }
    double seconds = (System.nanoTime() - from) / 1e9;
    int found = side.state("busy").snapshots();
    return new Comparison.Row(
        "catalog: commits kept of %d by %d writers on one table"
            .formatted(WRITERS * WRITES, WRITERS),
        "%d (%s)".formatted(found, Timing.rate(found / seconds)),
        "",
        "",
        "= " + WRITERS * WRITES);
  }

  private static int write(CatalogSide side) throws IOException, InterruptedException {
    int written = 0;
    for (int tries = 0; tries < MOST_TRIES && written < WRITES; tries++) {
      int status = side.append("busy", side.state("busy"), 1);
      if (status == 200) {
        written++;
      } else if (status != 409) {
        throw new IOException("a commit was answered " + status);
      }
    }
    if (written < WRITES) {
      throw new IOException("a writer lost every race");
    }
    return written;
  }
}
