// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import java.time.Duration;

/**
 * How runs are treated on a server.
 *
 * @param grace what runs when the server stops beside others has that long to end
 */
public record Policy(Concurrency concurrency, Retention retention, Duration grace) {
  /** So many activities at once, whoever they are of. */
  public static Policy of(int parallel) {
    return new Policy(Concurrency.of(parallel), Retention.STANDARD, Duration.ofSeconds(10));
  }
}
