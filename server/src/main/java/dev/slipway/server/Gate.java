// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;

/**
 * Stands before every route, those of the framework's extensions included: but for {@link
 * OpenRoutes}, nothing is answered without a token.
 */
@Singleton
final class Gate {
  static final int PRIORITY = 1000;
  private static final String CALLER = "slipway.caller";
  private static final String SCHEME = "Bearer ";

  private final Studio studio;

  Gate(Studio studio) {
    this.studio = studio;
  }

  void register(@Observes Filters filters) {
    filters.register(this::pass, PRIORITY);
  }

  private void pass(RoutingContext context) {
    if (OpenRoutes.contains(context.normalizedPath())) {
      context.next();
      return;
    }
    Optional<String> header =
        Optional.ofNullable(context.request().getHeader(HttpHeaders.AUTHORIZATION));
    if (header.flatMap(Gate::token).filter(studio.token()::matches).isPresent()) {
      context.put(CALLER, studio.owner());
      context.next();
      return;
    }
    refuse(context, header.isEmpty() ? "no token was sent" : "the token sent is not a valid one");
  }

  /** The token of an {@code Authorization} header; the scheme's case does not matter. */
  static Optional<String> token(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }

  private static void refuse(RoutingContext context, String why) {
    SlipwayException refusal =
        new SlipwayException(
            ErrorCode.UNAUTHENTICATED,
            context.request().method()
                + " "
                + context.normalizedPath()
                + " was refused because "
                + why
                + ". Send 'Authorization: Bearer TOKEN' with the token in the data directory's file admin-token.");
    context.response().putHeader("WWW-Authenticate", "Bearer");
    Problems.send(context, refusal);
  }

  /** Who sent the request that passed. */
  static Caller caller(RoutingContext context) {
    return Objects.requireNonNull(
        context.<Caller>get(CALLER), "the gate lets nobody pass without a caller");
  }
}
