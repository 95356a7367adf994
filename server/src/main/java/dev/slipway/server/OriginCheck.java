// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a browser sends a request for a page of ours, as told by <a
 * href="https://www.w3.org/TR/fetch-metadata/">fetch metadata</a> and by {@code Origin}. Programs
 * send neither and are let through: they hold no session that somebody else's page could use.
 *
 * @param method in upper case
 * @param upgrade whether it asks to go on as something else, a web socket say
 */
record OriginCheck(
    String method,
    boolean upgrade,
    String ownOrigin,
    Optional<String> origin,
    Optional<String> site,
    Optional<String> mode) {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OURS = Set.of("same-origin", "none");

  boolean passes() {
    return changes() ? siteIsOurs() && originIsOurs() : siteIsOurs() || isLink();
  }

  private boolean changes() {
    return !SAFE.contains(method) || (upgrade && origin.isPresent());
  }

  private boolean siteIsOurs() {
    return site.map(OURS::contains).orElse(true);
  }

  /** A link from somebody else's page to one of ours, which shows but does nothing. */
  private boolean isLink() {
    return mode.filter("navigate"::equals).isPresent();
  }

  private boolean originIsOurs() {
    return origin.map(value -> value.toLowerCase(Locale.ROOT)).map(ownOrigin::equals).orElse(true);
  }
}
