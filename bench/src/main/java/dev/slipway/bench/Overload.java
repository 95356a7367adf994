// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import dev.slipway.bench.Swarm.Ask;
import java.io.IOException;
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
 * after a flood, as other work on the machine comes and goes. In a flood 2,000 clients want ten
 * times that: some do as the server says when it sends them away, the others ask again as soon as
 * after a good answer. Clients and server share the machine, so that what a flood costs its senders
 * counts against the server.
 */
final class Overload implements Comparison {
  private static final Duration TURN =
      Duration.ofMillis(Integer.getInteger("slipway.soak.overload.millis", 60_000));
  private static final Duration REST = Duration.ofSeconds(10);
  private static final int FEW = 32;
  private static final int MANY = 2_000;
  private static final int TIMES = 10;
  private static final int MOST_ROUNDS = 8;
  private static final double MOST_LATE = 50;
  static final String DATASET = "dataset";
  private static final Duration CALM = Duration.ofMillis(500);

  /** What the server asks for in {@code Retry-After}. */
  private static final Duration SENT_AWAY = Duration.ofSeconds(2);

  private final Random random = new Random(19);

  @Override
  public String name() {
    return "overload";
  }

  @Override
  public List<Row> run(Home home) throws Exception {
    try (RunningStudio studio =
        RunningStudio.start(home, BigStore.copy(home, "overload"), "--worker-memory", "256")) {
      warmUp(studio);
      Peak before = peak(studio);
      double wanted = TIMES * before.perSecond();
      Duration pause = Duration.ofNanos((long) (MANY / wanted * 1e9));
      Flood heeding = flood(studio, "that do as they are told", wanted, pause, SENT_AWAY);
      Peak between = peak(studio);
      Flood deaf = flood(studio, "that ask again at once", wanted, pause, pause);
      Thread.sleep(REST);
      Tally calm = measure(studio, FEW, _ -> CALM, TURN.dividedBy(4));
      calm.requireNoRefusals("ten seconds after the flood, the server");
      Peak after = peak(studio);
      return judged(
          List.of(before, between, after), List.of(heeding, deaf), calm.quantile(0.99, _ -> true));
    }
  }

  private record Peak(Tally tally, Effort effort) {
    double perSecond() {
      return tally.perSecond();
    }

    String text() {
      return Timing.rate(perSecond()) + "; " + effort.text();
    }
  }

  /** What the compiler still works on counts neither as peak nor against a flood. */
  private void warmUp(RunningStudio studio) throws IOException {
    double last = peak(studio).perSecond();
    double next = peak(studio).perSecond();
    for (int i = 0; i < MOST_ROUNDS && next > 1.05 * last; i++) {
      last = next;
      next = peak(studio).perSecond();
    }
    Swarm.Rest rest = status -> status == 429 ? SENT_AWAY : Duration.ZERO;
    measure(studio, MANY, rest, TURN.dividedBy(4));
  }

  private Peak peak(RunningStudio studio) throws IOException {
    Effort.Meter meter = new Effort.Meter(studio);
    Tally tally = measure(studio, FEW, _ -> Duration.ZERO, TURN.dividedBy(2));
    tally.requireNoRefusals("at its peak, the server");
    return new Peak(tally, meter.each(tally.answers()));
  }

  private Flood flood(
      RunningStudio studio, String who, double wanted, Duration pause, Duration sentAway)
      throws IOException {
    Swarm.Rest rest = status -> status == 429 ? sentAway : pause;
    Duration half = TURN.dividedBy(2);
    long before = studio.resident();
    try (Swarm swarm = new Swarm(studio.http().server(), MANY)) {
      Tally first = swarm.run(half, rest, _ -> ask(studio.http()));
      long middle = studio.resident();
      Effort.Meter meter = new Effort.Meter(studio);
      Tally second = swarm.run(half, rest, _ -> ask(studio.http()));
      Effort effort = meter.each(second.answers());
      long end = studio.resident();
      Flood flood = new Flood(who, wanted, first, second, before, middle, end, effort);
      flood.requireOnlySentAway();
      return flood;
    }
  }

  private Tally measure(RunningStudio studio, int clients, Swarm.Rest pause, Duration time)
      throws IOException {
    try (Swarm swarm = new Swarm(studio.http().server(), clients)) {
      return swarm.run(time, pause, _ -> ask(studio.http()));
    }
  }

  private Ask ask(Http http) {
    String project = BigStore.project(random.nextInt(BigStore.PROJECTS));
    String dataset = BigStore.dataset(random.nextInt(BigStore.DATASETS));
    String path = "/api/v1/projects/" + project + "/datasets/" + dataset;
    return new Ask(DATASET, http.bytes("GET", path, ""));
  }

  /**
   * Soak has no reader who compares figures with limits.
   *
   * @param peaks before and after each flood
   */
  private static List<Row> judged(List<Peak> peaks, List<Flood> floods, double late) throws Missed {
    List<Row> rows = new ArrayList<>();
    boolean isKept = late <= MOST_LATE;
    for (Peak peak : peaks) {
      rows.add(row("overload: %d clients without rest".formatted(FEW), peak.text(), ""));
    }
    for (int i = 0; i < floods.size(); i++) {
      double peak = Math.max(peaks.get(i).perSecond(), peaks.get(i + 1).perSecond());
      rows.addAll(floods.get(i).rows(peak));
      isKept &= floods.get(i).keepsTo(peak);
    }
    String most = "≤ " + Timing.text(MOST_LATE);
    rows.add(row("overload: 99th percentile ten seconds later", Timing.text(late), most));
    if (!isKept) {
      throw new Missed("the server did not keep to its limits under overload; see the table", rows);
    }
    return rows;
  }

  private static Row row(String what, String figure, String aim) {
    return new Row(what, figure, "", "", aim);
  }
}
