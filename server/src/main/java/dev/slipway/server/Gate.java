// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.access.Access;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Name;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Stands before every route, those of the framework's extensions included: but for {@link
 * OpenRoutes}, nothing is answered without a token or a session.
 */
@Singleton
final class Gate {
  static final int PRIORITY = 1000;
  private static final String CALLER = "slipway.caller";
  private static final String SCHEME = "Bearer ";

  /** Who has not said who they are; there is no such user, so that they have no right at all. */
  private static final Caller NOBODY =
      new Caller(new Uid("00000000000000000000000002"), new Name("nobody"), Caller.Origin.USER);

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
    if (isLogin(context.normalizedPath())) {
      pass(context, NOBODY);
      return;
    }
    Optional<String> header =
        Optional.ofNullable(context.request().getHeader(HttpHeaders.AUTHORIZATION));
    if (header.isPresent()) {
      byToken(context, token(header.get()));
    } else {
      Cookies.session(context.request())
          .ifPresentOrElse(
              session -> lookUp(context, () -> studio.accounts().sessions().caller(session)),
              () -> refuse(context, "no token was sent"));
    }
  }

  private boolean isLogin(String path) {
    return path.equals(OpenRoutes.LOGIN)
        || (path.equals(OpenRoutes.ISSUER) && studio.issuer().isPresent());
  }

  private void byToken(RoutingContext context, Optional<String> token) {
    if (token.filter(studio.token()::matches).isPresent()) {
      pass(context, Access.owner());
    } else {
      lookUp(context, () -> token.flatMap(studio.accounts().tokens()::caller));
    }
  }

  private static void lookUp(RoutingContext context, Supplier<Optional<Caller>> callers) {
    Aside.run(
        context,
        () ->
            callers
                .get()
                .<Runnable>map(caller -> () -> pass(context, caller))
                .orElse(() -> refuse(context, "the token or session sent is not a valid one")));
  }

  private static void pass(RoutingContext context, Caller caller) {
    context.put(CALLER, caller);
    context.next();
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
                + ". Send 'Authorization: Bearer TOKEN' with a personal access token, or the one in the"
                + " data directory's file admin-token.");
    context.response().putHeader("WWW-Authenticate", "Bearer");
    Problems.send(context, refusal);
  }

  /** Who sent the request that passed. */
  static Caller caller(RoutingContext context) {
    return Objects.requireNonNull(
        context.<Caller>get(CALLER), "the gate lets nobody pass without a caller");
  }
}
