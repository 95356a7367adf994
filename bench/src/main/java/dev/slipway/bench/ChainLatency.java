// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import dev.slipway.control.flow.BuildPlan;
import dev.slipway.spi.Store;
import java.util.List;

/**
 * How long an activity of a chain waits from the end of the one before to its own start, everything
 * between stored durably.
 */
final class ChainLatency implements Comparison {
  private static final int LENGTH = Integer.getInteger("slipway.bench.chain", 1_000);
  private static final int WARM_UP = 3;

  @Override
  public String name() {
    return "chain-latency";
  }

  @Override
  public List<Row> run(Home home) {
    try (Store store = OwnStores.sqlite(home.scratch().resolve("chain-latency"));
        NoOpRuns runs = new NoOpRuns(store, 4)) {
      for (int i = 0; i < WARM_UP; i++) {
        runs.run(List.of(Plans.chain(LENGTH)));
      }
      BuildPlan chain = Plans.chain(LENGTH);
      runs.run(List.of(chain));
      double[] waits = runs.startLatencies(chain);
      String what = "chain of %,d no-op activities: ready to started".formatted(LENGTH);
      return List.of(
          new Row(what + ", median", Timing.text(Timing.median(waits)), "", "", "≤ 3 ms"),
          new Row(
              what + ", 99th percentile",
              Timing.text(Timing.quantile(waits, 0.99)),
              "",
              "",
              "≤ 10 ms"));
    }
  }
}
