// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** How many answers there were, how long the good ones took, and which were not good. */
final class Tally {
  private final Map<String, Times> times = new LinkedHashMap<>();
  private final Map<Integer, Integer> refusals = new TreeMap<>();
  private final Duration time;
  private int answers;
  private int answersInTime;
  private int goodInTime;

  /**
   * @param time over which rates are taken
   */
  Tally(Duration time) {
    this.time = time;
  }

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

  /**
   * @param inTime whether it came before the time was over; of those after it, a rate knows nothing
   */
  void add(String kind, int status, long nanoseconds, boolean inTime) {
    boolean isGood = status / 100 == 2;
    answers++;
    answersInTime += inTime ? 1 : 0;
    goodInTime += inTime && isGood ? 1 : 0;
    if (isGood) {
      times.computeIfAbsent(kind, _ -> new Times()).add(nanoseconds / 1e6);
    } else {
      refusals.merge(status, 1, Integer::sum);
    }
  }

  double perSecond() {
    return answersInTime / seconds();
  }

  /** Answers of 2xx. */
  double goodPerSecond() {
    return goodInTime / seconds();
  }

  private double seconds() {
    return time.toNanos() / 1e9;
  }

  int answers() {
    return answers;
  }

  /**
   * Milliseconds, over the good answers whose kind the predicate takes.
   *
   * @throws IllegalStateException if there are none, of which nothing can be said
   */
  double quantile(double fraction, Predicate<String> kinds) {
    double[] all =
        times.entrySet().stream()
            .filter(entry -> kinds.test(entry.getKey()))
            .flatMapToDouble(
                entry -> Arrays.stream(entry.getValue().milliseconds, 0, entry.getValue().count))
            .toArray();
    if (all.length == 0) {
      throw new IllegalStateException(
          "nothing was answered within "
              + seconds()
              + " s of what is to be timed; let the measurement take longer");
    }
    return Timing.quantile(all, fraction);
  }

  /**
   * Answers other than 2xx, by status, and by {@link SwarmClient#BROKEN_OFF} those that did not
   * come.
   */
  Map<Integer, Integer> refusals() {
    return refusals;
  }

  void requireNoRefusals(String who) {
    if (!refusals.isEmpty()) {
      throw new IllegalStateException(who + " refused requests, by status: " + refusals);
    }
  }
}
