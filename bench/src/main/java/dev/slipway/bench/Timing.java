// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Times two sides in turn, so that what disturbs the machine disturbs both. */
final class Timing {
  private Timing() {}

  /**
   * @param ours median, milliseconds
   * @param peer median, milliseconds
   * @param ratio median of the ratios of neighbours
   */
  record Pair(double ours, double peer, double ratio) {}

  static Pair interleaved(int rounds, Callable<?> ours, Callable<?> peer) throws Exception {
    return prepared(rounds, () -> {}, ours, peer);
  }

  /** As {@link #interleaved}, with something to be done before each pair, outside of its time. */
  static Pair prepared(int rounds, Preparation before, Callable<?> ours, Callable<?> peer)
      throws Exception {
    double[] our = new double[rounds];
    double[] their = new double[rounds];
    double[] ratio = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      before.prepare();
      boolean first = i % 2 == 0;
      double a = milliseconds(first ? ours : peer);
      double b = milliseconds(first ? peer : ours);
      our[i] = first ? a : b;
      their[i] = first ? b : a;
      ratio[i] = our[i] / their[i];
    }
    return new Pair(median(our), median(their), median(ratio));
  }

  /** What is done before a measurement. */
  interface Preparation {
    void prepare() throws Exception;
  }

  static double[] alone(int rounds, Callable<?> work) throws Exception {
    double[] all = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      all[i] = milliseconds(work);
    }
    return all;
  }

  /** As {@link Pair}, with the 99th percentile of our times. */
  record Spaced(Pair pair, double slowest) {}

  /** With a pause before each, in which what the last one left behind is done. */
  static Spaced spaced(int rounds, Duration pause, Callable<?> ours, Callable<?> peer)
      throws Exception {
    double[] our = new double[rounds];
    double[] their = new double[rounds];
    double[] ratio = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      Thread.sleep(pause);
      our[i] = milliseconds(ours);
      Thread.sleep(pause);
      their[i] = milliseconds(peer);
      ratio[i] = our[i] / their[i];
    }
    return new Spaced(new Pair(median(our), median(their), median(ratio)), quantile(our, 0.99));
  }

  static double median(double[] values) {
    return quantile(values, 0.5);
  }

  static double quantile(double[] values, double fraction) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(fraction * (sorted.length - 1)))];
  }

  static String text(double milliseconds) {
    return milliseconds < 10
        ? String.format(Locale.ROOT, "%.2f ms", milliseconds)
        : milliseconds < 100
            ? String.format(Locale.ROOT, "%.1f ms", milliseconds)
            : String.format(Locale.ROOT, "%,.0f ms", milliseconds);
  }

  static String rate(double perSecond) {
    return String.format(Locale.ROOT, "%,.0f/s", perSecond);
  }

  static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }

  private static double milliseconds(Callable<?> work) throws Exception {
    long from = System.nanoTime();
    work.call();
    return (System.nanoTime() - from) / 1e6;
  }
}
