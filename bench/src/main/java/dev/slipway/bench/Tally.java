// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Times and statuses of many answers. */
final class Tally {
  private final Map<String, Times> times = new LinkedHashMap<>();
  private final Map<Integer, Integer> refusals = new TreeMap<>();
  private int answers;
  private double seconds;

  /** Grows by doubling, as boxed numbers would be most of a client's work. */
  private static final class Times {
    private double[] milliseconds = new double[1024];
    private int count;

    private void add(double time) {
      if (count == milliseconds.length) {
        milliseconds = Arrays.copyOf(milliseconds, count * 2);
      }
      milliseconds[count++] = time;
    }
  }

  void add(String kind, int status, long nanoseconds) {
    answers++;
    times.computeIfAbsent(kind, _ -> new Times()).add(nanoseconds / 1e6);
    if (status / 100 != 2) {
      refusals.merge(status, 1, Integer::sum);
    }
  }

  void took(long nanoseconds) {
    seconds = nanoseconds / 1e9;
  }

  double perSecond() {
    return answers / seconds;
  }

  int answers() {
    return answers;
  }

  /** Milliseconds, over the answers whose kind the predicate takes. */
  double quantile(double fraction, Predicate<String> kinds) {
    double[] all =
        times.entrySet().stream()
            .filter(entry -> kinds.test(entry.getKey()))
            .flatMapToDouble(
                entry -> Arrays.stream(entry.getValue().milliseconds, 0, entry.getValue().count))
            .toArray();
    return Timing.quantile(all, fraction);
  }

  /** Answers other than 2xx, by status. */
  Map<Integer, Integer> refusals() {
    return refusals;
  }

  void requireNoRefusals(String who) {
    if (!refusals.isEmpty()) {
      throw new IllegalStateException(who + " refused requests, by status: " + refusals);
    }
  }
}
