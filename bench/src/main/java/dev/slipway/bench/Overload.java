// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import dev.slipway.bench.Swarm.Ask;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * A server that is asked for ten times what it can do: what it still does, what that takes of its
 * memory, and whether all is as before ten seconds later. For {@code ./slipway soak}, as it takes
 * minutes.
 */
final class Overload implements Comparison {
  private static final Duration TURN =
      Duration.ofMillis(Integer.getInteger("slipway.soak.overload.millis", 60_000));
  private static final Duration REST = Duration.ofSeconds(10);
  private static final int FEW = 32;
  private static final int MANY = 2_000;
  private static final Duration CALM = Duration.ofMillis(500);

  private final Random random = new Random(19);

  @Override
  public String name() {
    return "overload";
  }

  @Override
  public List<Row> run(Home home) throws Exception {
    try (RunningStudio studio =
        RunningStudio.start(home, BigStore.copy(home, "overload"), "--worker-memory", "256")) {
      Http http = studio.http();
      measure(http, FEW, Duration.ZERO, TURN.dividedBy(2));
      double peak = good(measure(http, FEW, Duration.ZERO, TURN.dividedBy(2)));
      long before = studio.resident();
      Duration pause = Duration.ofNanos((long) (MANY / (10 * peak) * 1e9));
      Tally flood = measure(http, MANY, pause, TURN);
      long after = studio.resident();
      requireOnly429(flood);
      Thread.sleep(REST);
      Tally calm = measure(http, FEW, CALM, TURN.dividedBy(4));
      calm.requireNoRefusals("ten seconds after the flood, the server");
      requireKept(good(flood) / peak, (double) after / before, calm.quantile(0.99, _ -> true));
      return List.of(
          new Row(
              "overload: goodput with %,d clients that want ten times the peak".formatted(MANY),
              Timing.rate(good(flood)),
              "peak " + Timing.rate(peak),
              Timing.ratio(good(flood) / peak),
              "≥ 0.80"),
          new Row(
              "overload: growth of resident memory",
              ((after - before) >> 20) + " MB",
              "",
              Timing.ratio((double) after / before),
              "≤ 1.10"),
          new Row(
              "overload: 99th percentile ten seconds later",
              Timing.text(calm.quantile(0.99, _ -> true)),
              "",
              "",
              "≤ 50 ms"));
    }
  }

  /** Soak has no reader who compares figures with limits. */
  private static void requireKept(double goodput, double growth, double calm) {
    if (goodput < 0.8 || growth > 1.1 || calm > 50) {
      throw new IllegalStateException(
          "the server did %.2f of its peak (at least 0.80), grew to %.2f of its memory (at most 1.10), and took %.1f ms afterwards (at most 50)"
              .formatted(goodput, growth, calm));
    }
  }

  private Tally measure(Http http, int clients, Duration pause, Duration time) throws IOException {
    URI server = http.server();
    try (Swarm swarm = new Swarm(server, clients)) {
      return swarm.run(time, pause, _ -> new Ask("dataset", request(http)));
    }
  }

  private ByteBuffer request(Http http) {
    String project = BigStore.project(random.nextInt(BigStore.PROJECTS));
    String dataset = BigStore.dataset(random.nextInt(BigStore.DATASETS));
    return http.bytes("GET", "/api/v1/projects/" + project + "/datasets/" + dataset, "");
  }

  private static double good(Tally tally) {
    int refused = tally.refusals().values().stream().mapToInt(Integer::intValue).sum();
    return tally.perSecond() * (tally.answers() - refused) / tally.answers();
  }

  /** Under a flood a server may send requests away for a while, and do nothing else. */
  private static void requireOnly429(Tally tally) {
    if (tally.refusals().keySet().stream().anyMatch(status -> status != 429)) {
      throw new IllegalStateException("the flood was answered with " + tally.refusals());
    }
  }
}
