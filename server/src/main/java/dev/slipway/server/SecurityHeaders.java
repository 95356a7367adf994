// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/**
 * What every answer tells browsers, refusals included: to take it for nothing but what it says it
 * is, to run nothing in it, to show it in no frame, to keep no copy, and to tell no other site
 * where it came from. A page of the web UI says what it needs instead.
 */
final class SecurityHeaders {
  private static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cache-Control", "no-store");

  /** Half a year. */
  private static final String HSTS = "max-age=15552000";

  private SecurityHeaders() {}

  static void add(RoutingContext context, boolean https) {
    MultiMap headers = context.response().headers();
    ALWAYS.forEach(headers::set);
    if (https) {
      headers.set("Strict-Transport-Security", HSTS);
    }
    context.next();
  }
}
