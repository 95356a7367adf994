// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes whoever fails often wait: not at all for the first failures, then for a second, and twice
 * as long each time. Keys that have not failed for a while are forgotten, and the least recent ones
 * where there are too many.
 */
final class Throttle {
  private static final Duration FORGOTTEN = Duration.ofHours(1);

  private final int free;
  private final Duration longest;
  private final Map<String, Failures> failures;

  /**
   * @param free failures that cost nothing
   * @param longest wait
   */
  Throttle(int free, Duration longest, int mostKeys) {
    this.free = free;
    this.longest = longest;
    this.failures =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > mostKeys;
          }
        };
  }

  private record Failures(int count, Instant last) {}

  /** How long the key has to wait before it may try. */
  synchronized Duration wait(String key, Instant now) {
    Failures found = failures.get(key);
    if (found == null) {
      return Duration.ZERO;
    }
    Instant until = found.last().plus(delay(found.count()));
    return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
  }

  synchronized void failed(String key, Instant now) {
    Failures before = failures.getOrDefault(key, new Failures(0, now));
    boolean forgotten = before.last().plus(FORGOTTEN).isBefore(now);
    failures.put(key, new Failures(forgotten ? 1 : before.count() + 1, now));
  }

  synchronized void succeeded(String key) {
    failures.remove(key);
  }

  private Duration delay(int count) {
    if (count < free) {
      return Duration.ZERO;
    }
    Duration grown = Duration.ofSeconds(1L << Math.min(count - free, 30));
    return grown.compareTo(longest) < 0 ? grown : longest;
  }
}
