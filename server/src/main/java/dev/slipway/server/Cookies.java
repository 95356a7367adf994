// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.access.Sessions;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * The cookie that holds a browser's session. No script sees it, and no other site has it sent along
 * with what changes something.
 */
final class Cookies {
  private static final String NAME = "slipway_session";

  private Cookies() {}

  static Optional<String> session(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(NAME)).map(Cookie::getValue);
  }

  static void set(HttpServerRequest request, String session) {
    request.response().addCookie(cookie(request, session).setMaxAge(Sessions.LONGEST.toSeconds()));
  }

  static void clear(HttpServerRequest request) {
    request.response().addCookie(cookie(request, "").setMaxAge(0));
  }

  private static Cookie cookie(HttpServerRequest request, String value) {
    return Cookie.cookie(NAME, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(request.isSSL())
        .setSameSite(CookieSameSite.LAX);
  }
}
