// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import dev.slipway.control.flow.BuildPlan;
import dev.slipway.control.flow.Facts;
import dev.slipway.control.flow.Graph;
import dev.slipway.spi.Store;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A flow of 100,000 activities that do nothing, in 100 layers: what the plan of its build takes,
 * and what it takes to run one to its end.
 */
final class LargeFlow implements Comparison {
  private static final int LAYERS = 100;
  private static final int WIDTH = Integer.getInteger("slipway.bench.flow.width", 1_000);
  private static final int IN_FLIGHT = 256;
  private static final int PLANS = 9;
  private static final int WARM_UP = 10;

  @Override
  public String name() {
    return "large-flow";
  }

  @Override
  public List<Row> run(Home home) throws Exception {
    List<Row> rows = new ArrayList<>(planned());
    System.gc();
    rows.addAll(ran(home));
    return rows;
  }

  private static List<Row> planned() throws Exception {
    int activities = LAYERS * WIDTH;
    LayeredFlow flow = new LayeredFlow(LAYERS + 1, WIDTH, new Random(11));
    Facts nothing = flow.facts(false);
    Timing.alone(WARM_UP, () -> flow.plan(nothing, activities));
    double[] whole = Timing.alone(PLANS, () -> flow.plan(nothing, activities));
    Graph kept = flow.graph();
    double[] planOnly = Timing.alone(PLANS, () -> flow.plan(kept, nothing, activities));
    String what = "plan of a build of %,d activities, nothing built".formatted(activities);
    return List.of(
        new Row(what + ", graph included", Timing.text(Timing.median(whole)), "", "", "≤ 100 ms"),
        new Row(
            what + ", with the flow's graph that is kept",
            Timing.text(Timing.median(planOnly)),
            "",
            "",
            "≤ 100 ms"));
  }

  private static List<Row> ran(Home home) {
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
