// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import dev.slipway.bench.Comparison.Row;
import java.util.List;

/**
 * A time in which a server is asked for more than it can do.
 *
 * @param who its clients
 * @param wanted requests a second that they would send to a server that answers at once
 * @param first its first half, until which there are its connections and their buffers
 * @param before resident bytes before it
 * @param middle the same after its first half
 */
record Flood(
    String who,
    double wanted,
    Tally first,
    Tally second,
    long before,
    long middle,
    long end,
    Effort effort) {
  private static final int TOO_MANY = 429;
  private static final double LEAST_GOOD = 0.8;
  private static final double MOST_GROWN = 1.1;

  /** Good answers a second. */
  double good() {
    return (first.goodPerSecond() + second.goodPerSecond()) / 2;
  }

  /** Of the memory that it has taken by its middle. */
  double grown() {
    return (double) end / middle;
  }

  /** Under a flood a server may send requests away for a while, and do nothing else. */
  void requireOnlySentAway() {
    for (Tally half : List.of(first, second)) {
      if (half.refusals().keySet().stream().anyMatch(status -> status != TOO_MANY)) {
        throw new IllegalStateException(
            "of %,d requests of the flood those that were not answered well were, by status (0 where the connection ended instead): %s"
                .formatted(half.answers(), half.refusals()));
      }
    }
  }

  boolean keepsTo(double peak) {
    return good() >= LEAST_GOOD * peak && grown() <= MOST_GROWN;
  }

  List<Row> rows(double peak) {
    String what = "overload, clients %s: ".formatted(who);
    return List.of(
        new Row(
            what
                + "goodput, where %s are wanted and %s answered"
                    .formatted(Timing.rate(wanted), Timing.rate(answered())),
            Timing.rate(good()),
            "peak " + Timing.rate(peak),
            Timing.ratio(good() / peak),
            "≥ " + Timing.ratio(LEAST_GOOD)),
        new Row(
            what + "good answers, p50, p99, slowest",
            String.join(", ", good(0.5), good(0.99), good(1)),
            "",
            "",
            ""),
        new Row(what + "for each answer", effort.text(), "", "", ""),
        new Row(
            what + "memory before, in the middle, at the end",
            "%d, %d, %d MB".formatted(before >> 20, middle >> 20, end >> 20),
            "",
            Timing.ratio(grown()),
            "≤ " + Timing.ratio(MOST_GROWN)));
  }

  private double answered() {
    return (first.perSecond() + second.perSecond()) / 2;
  }

  private String good(double fraction) {
    return Timing.text(second.quantile(fraction, Overload.DATASET::equals));
  }
}
