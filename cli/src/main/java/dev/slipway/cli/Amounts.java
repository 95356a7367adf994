// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Counts, sizes and times as people read them. */
final class Amounts {
  private Amounts() {}

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String rows(long number) {
    return count(number) + (number == 1 ? " row" : " rows");
  }

  static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double value = bytes;
    String units = "kMGTP";
    int unit = -1;
    while (value >= 999.95 && unit < units.length() - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %sB", value, units.charAt(unit));
  }

  static String time(Duration time) {
    long millis = Math.max(0, time.toMillis());
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    return String.format(Locale.ROOT, "%d min %02d s", millis / 60_000, millis / 1000 % 60);
  }

  /** To the second; the rest is for machines. */
  static String instant(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
