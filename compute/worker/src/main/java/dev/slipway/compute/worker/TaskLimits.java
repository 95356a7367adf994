// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a process task must not exceed, kept beside it.
 *
 * @param deadline from the start, zero for none
 * @param memoryBytes resident memory of all its processes, 0 for no limit
 */
record TaskLimits(Instant started, Duration deadline, long memoryBytes) {

  static TaskLimits parse(String text) {
    List<String> lines = text.lines().toList();
    return new TaskLimits(
        Instant.parse(lines.get(0)), Duration.parse(lines.get(1)), Long.parseLong(lines.get(2)));
  }

  String text() {
    return started + "\n" + deadline + "\n" + memoryBytes + "\n";
  }

  boolean isPast(Instant now) {
    return !deadline.isZero() && now.isAfter(started.plus(deadline));
  }

  boolean isAbove(long residentBytes) {
    return memoryBytes > 0 && residentBytes > memoryBytes;
  }
}
