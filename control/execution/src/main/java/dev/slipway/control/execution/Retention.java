// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import java.time.Duration;

/**
 * How long ended runs and their logs are kept: until one of the limits is passed, the oldest first.
 *
 * @param age since the run ended
 * @param runs how many there are, those that have not ended included
 * @param logBytes what all logs of a server take together; the oldest pieces go first
 */
public record Retention(Duration age, int runs, long logBytes) {
  public static final Retention STANDARD = new Retention(Duration.ofDays(30), 10_000, 1L << 30);

  public Retention {
    if (age.isNegative() || runs < 1 || logBytes < 1) {
      throw new IllegalArgumentException(
          "runs are kept for " + age + ", at most " + runs + " with " + logBytes + " log bytes");
    }
  }
}
