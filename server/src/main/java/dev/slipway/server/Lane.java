// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import java.util.regex.Pattern;

/**
 * Kinds of requests that hold different things while they work, each with limits of its own, so
 * that many of one kind do not keep out another.
 */
enum Lane {
  /**
   * Reads and small writes of the database: short. As many may wait as come while the server stands
   * still for a moment; more would only be old when their turn comes, and what waits is memory that
   * is looked at again and again.
   */
  RESOURCES(128, 96, 500),
  /** Holds a worker of the pool, or the memory of a large body. */
  WORK(16, 12, 200),
  /** Holds a file while its bytes come or go. */
  FILES(64, 48, 200),
  /** Never ends by itself, so that nobody waits for it. */
  EVENTS(512, 128, 0);

  private static final Pattern FILE = Pattern.compile("/api/v1/connections/[^/]+/files/.+");
  private static final Pattern HEAVY =
      Pattern.compile(
          "/api/v1/apply|/api/v1/projects/[^/]+/(actions/query|export|recipes/preview|datasets/[^/]+/sample)");
  private static final String CHANGES = "/api/v1/changes";

  private final int atOnce;
  private final int each;
  private final int waiting;

  Lane(int atOnce, int each, int waiting) {
    this.atOnce = atOnce;
    this.each = each;
    this.waiting = waiting;
  }

  Turns.Limits limits() {
    return new Turns.Limits(atOnce, each, waiting);
  }

  /** The lane of a request to that path, normalized. */
  static Lane of(String path) {
    if (path.equals(CHANGES)) {
      return EVENTS;
    }
    return FILE.matcher(path).matches() ? FILES : HEAVY.matcher(path).matches() ? WORK : RESOURCES;
  }
}
