// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import java.time.Instant;
import java.time.InstantSource;

/** Time that passes when the simulation says so. */
final class SimulatedClock implements InstantSource {
  private Instant now = Instant.parse("2026-11-25T01:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  void moveTo(Instant later) {
    now = later.isAfter(now) ? later : now;
  }
}
