// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.access.Sessions;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * The cookie that holds a browser's session. No script sees it, and no other site has it sent along
 * with what changes something.
 */
final class Cookies {
  private static final String NAME = "slipway_session";

  /** Of a login that is on its way through an identity provider. */
  private static final String TICKET = "slipway_login";

  /** Whether browsers speak TLS, be it with a proxy: then they send no cookie without it. */
  private final boolean secure;

  Cookies(Tls tls) {
    this.secure = tls.isSeenByBrowsers();
  }

  static Optional<String> session(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(NAME)).map(Cookie::getValue);
  }

  void set(HttpServerRequest request, String session) {
    request.response().addCookie(cookie(NAME, session).setMaxAge(Sessions.LONGEST.toSeconds()));
  }

  void clear(HttpServerRequest request) {
    request.response().addCookie(cookie(NAME, "").setMaxAge(0));
  }

  Optional<String> ticket(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(ticketName())).map(Cookie::getValue);
  }

  void setTicket(HttpServerRequest request, String ticket, Duration time) {
    request.response().addCookie(cookie(ticketName(), ticket).setMaxAge(time.toSeconds()));
  }

  void clearTicket(HttpServerRequest request) {
    request.response().addCookie(cookie(ticketName(), "").setMaxAge(0));
  }

  /** The prefix lets no other host of the domain set it. */
  private String ticketName() {
    return secure ? "__Host-" + TICKET : TICKET;
  }

  private Cookie cookie(String name, String value) {
    return Cookie.cookie(name, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(secure)
        .setSameSite(CookieSameSite.LAX);
  }
}
