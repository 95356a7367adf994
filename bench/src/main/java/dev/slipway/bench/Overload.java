// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import dev.slipway.bench.Swarm.Ask;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A server that is asked for ten times what it can do: what it still does, what that takes of its
 * memory, and whether all is as before ten seconds later. For {@code ./slipway soak}, as it takes
 * minutes.
 *
 * <p>The peak is the most good answers a second that few clients get who never rest, before or
 * after the floods. In a flood 2,000 clients want ten times that: some do as the server says when
 * it sends them away, the others ask again as soon as after a good answer. Clients and server share
 * the machine, so that what a flood costs its senders counts against the server.
 */
final class Overload implements Comparison {
  private static final Duration TURN =
      Duration.ofMillis(Integer.getInteger("slipway.soak.overload.millis", 60_000));
  private static final Duration REST = Duration.ofSeconds(10);
  private static final int FEW = 32;
  private static final int MANY = 2_000;
  private static final int TIMES = 10;
  private static final Duration CALM = Duration.ofMillis(500);

  /** What the server asks for in {@code Retry-After}. */
  private static final Duration SENT_AWAY = Duration.ofSeconds(2);

  private final Random random = new Random(19);

  /**
   * @param sent requests a second that were answered, whatever the answer
   * @param before resident bytes before it
   * @param middle the same in its middle, by when there are its connections and their buffers
   */
  private record Flood(
      String who, double good, double sent, double slowest, long before, long middle, long end) {
    double grown() {
      return (double) end / middle;
    }

    String memory() {
      return "%d, %d, %d MB".formatted(before >> 20, middle >> 20, end >> 20);
    }
  }

  @Override
  public String name() {
    return "overload";
  }

  @Override
  public List<Row> run(Home home) throws Exception {
    try (RunningStudio studio =
        RunningStudio.start(home, BigStore.copy(home, "overload"), "--worker-memory", "256")) {
      peak(studio.http());
      double peak = peak(studio.http());
      Duration pause = Duration.ofNanos((long) (MANY / (TIMES * peak) * 1e9));
      Flood heeding = flood(studio, "that do as they are told", pause, SENT_AWAY);
      Flood deaf = flood(studio, "that ask again at once", pause, pause);
      Thread.sleep(REST);
      Tally calm = measure(studio.http(), FEW, _ -> CALM, TURN.dividedBy(4));
      calm.requireNoRefusals("ten seconds after the flood, the server");
      peak = Math.max(peak, peak(studio.http()));
      double late = calm.quantile(0.99, _ -> true);
      List<Row> rows = rows(peak, List.of(heeding, deaf), late);
      requireKept(peak, heeding, deaf, late);
      return rows;
    }
  }

  private double peak(Http http) throws IOException {
    Tally tally = measure(http, FEW, _ -> Duration.ZERO, TURN.dividedBy(2));
    tally.requireNoRefusals("at its peak, the server");
    return tally.perSecond();
  }

  private Flood flood(RunningStudio studio, String who, Duration pause, Duration sentAway)
      throws IOException {
    long before = studio.resident();
    try (Swarm swarm = new Swarm(studio.http().server(), MANY)) {
      Tally first = measure(swarm, studio.http(), pause, sentAway);
      long middle = studio.resident();
      Tally second = measure(swarm, studio.http(), pause, sentAway);
      long end = studio.resident();
      double good = (good(first) + good(second)) / 2;
      double sent = (first.perSecond() + second.perSecond()) / 2;
      double slowest = Math.max(first.quantile(1, _ -> true), second.quantile(1, _ -> true));
      return new Flood(who, good, sent, slowest, before, middle, end);
    }
  }

  private Tally measure(Swarm swarm, Http http, Duration pause, Duration sentAway)
      throws IOException {
    Tally tally =
        swarm.run(
            TURN.dividedBy(2),
            status -> status == 429 ? sentAway : pause,
            _ -> new Ask("dataset", request(http)));
    requireOnly429(tally);
    return tally;
  }

  private static List<Row> rows(double peak, List<Flood> floods, double late) {
    List<Row> rows = new ArrayList<>();
    for (Flood flood : floods) {
      String what = "overload, %,d clients %s: ".formatted(MANY, flood.who());
      rows.add(
          new Row(
              what + "goodput of " + Timing.rate(flood.sent()) + " answers",
              Timing.rate(flood.good()),
              "peak " + Timing.rate(peak),
              Timing.ratio(flood.good() / peak),
              "≥ 0.80"));
      rows.add(new Row(what + "slowest answer", Timing.text(flood.slowest()), "", "", ""));
      rows.add(
          new Row(
              what + "memory before, in the middle, at the end",
              flood.memory(),
              "",
              Timing.ratio(flood.grown()),
              "≤ 1.10"));
    }
    rows.add(
        new Row(
            "overload: 99th percentile ten seconds later", Timing.text(late), "", "", "≤ 50 ms"));
    return rows;
  }

  /** Soak has no reader who compares figures with limits. */
  private static void requireKept(double peak, Flood heeding, Flood deaf, double late) {
    double grown = Math.max(heeding.grown(), deaf.grown());
    if (heeding.good() < 0.8 * peak || deaf.good() < 0.8 * peak || grown > 1.1 || late > 50) {
      throw new IllegalStateException(
          "of a peak of %.0f/s the server did %.2f for clients that do as they are told and %.2f for others (at least 0.80), grew to %.2f of its memory (at most 1.10), and took %.1f ms afterwards (at most 50)"
              .formatted(peak, heeding.good() / peak, deaf.good() / peak, grown, late));
    }
  }

  private Tally measure(Http http, int clients, Swarm.Rest pause, Duration time)
      throws IOException {
    try (Swarm swarm = new Swarm(http.server(), clients)) {
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
