// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import dev.slipway.control.flow.BuildPlan;
import dev.slipway.spi.Store;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/**
 * One build of 100,000 activities that do nothing, in 100 layers, run to its end; what its plan
 * takes is measured by {@link FlowPlan}.
 */
final class LargeFlow implements Comparison {
  private static final int LAYERS = 100;
  private static final int WIDTH = Integer.getInteger("slipway.bench.flow.width", 1_000);
  private static final int IN_FLIGHT = 256;

  @Override
  public String name() {
    return "large-flow";
  }

  @Override
  public List<Row> run(Home home) {
    try (Store store = OwnStores.sqlite(home.scratch().resolve("large-flow"));
        NoOpRuns runs = new NoOpRuns(store, IN_FLIGHT)) {
      runs.run(List.of(Plans.layers(LAYERS, 10)));
      BuildPlan plan = Plans.layers(LAYERS, WIDTH);
      ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
      long from = System.nanoTime();
      runs.run(List.of(plan));
      double milliseconds = (System.nanoTime() - from) / 1e6;
      String what = "one build of %,d no-op activities".formatted(LAYERS * WIDTH);
      return List.of(
          new Row(what, Timing.text(milliseconds), "", "", "≤ 5,000 ms"),
          new Row(what + ": peak of the heap", (peak() >> 20) + " MB", "", "", "≤ 400 MB"));
    }
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }
}
