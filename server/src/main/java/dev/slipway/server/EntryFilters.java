// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is asked of a request before its sender is looked at, for every route, those of the
 * framework's extensions included: that it calls this server by a name of its own, and that no page
 * of somebody else has sent it. Health is answered under any name, as probes use addresses.
 */
@Singleton
final class EntryFilters {
  private static final int MISDIRECTED = 421;

  private final HostCheck hosts;
  private final boolean https;

  EntryFilters(Studio studio) {
    this.https = studio.settings().tls().isSeenByBrowsers();
    this.hosts = HostCheck.of(studio.settings().hostNames());
  }

  /** In this order, all of them before {@link Gate}; the higher number comes first. */
  void register(@Observes Filters filters) {
    filters.register(EntryFilters::watchConnection, Gate.PRIORITY + 400);
    filters.register(context -> SecurityHeaders.add(context, https), Gate.PRIORITY + 300);
    filters.register(this::checkHost, Gate.PRIORITY + 200);
    filters.register(this::checkOrigin, Gate.PRIORITY + 100);
  }

  private static void watchConnection(RoutingContext context) {
    if (ConnectionWatch.takes(context.request())) {
      context.addEndHandler(_ -> ConnectionWatch.answered(context.request()));
      context.next();
    } else {
      context.request().connection().close();
    }
  }

  private void checkHost(RoutingContext context) {
    List<String> named = names(context.request());
    String local = context.request().localAddress().hostAddress();
    if (OpenRoutes.contains(context.normalizedPath())
        || (named.size() == 1 && hosts.accepts(named.getFirst(), String.valueOf(local)))) {
      context.next();
    } else {
      Problems.send(context, MISDIRECTED, misdirected(named));
    }
  }

  private static SlipwayException misdirected(List<String> named) {
    return new SlipwayException(
        ErrorCode.FORBIDDEN,
        "The request was sent to "
            + (named.size() == 1
                ? "'" + Text.visible(named.getFirst(), 100) + "', which is no name of this server"
                : named.size() + " hosts at once, as its Host headers say")
            + ". If it is one, start the server with --host-name and that name.");
  }

  private void checkOrigin(RoutingContext context) {
    HttpServerRequest request = context.request();
    OriginCheck check =
        new OriginCheck(
            request.method().name(),
            request.headers().contains("Upgrade"),
            origin(request),
            header(request, "Origin"),
            header(request, "Sec-Fetch-Site"),
            header(request, "Sec-Fetch-Mode"));
    if (check.passes()) {
      context.next();
    } else {
      Problems.send(context, crossSite(check));
    }
  }

  private static SlipwayException crossSite(OriginCheck check) {
    return new SlipwayException(
        ErrorCode.FORBIDDEN,
        "A page of "
            + Text.visible(check.origin().orElse("another site"), 100)
            + " sent this "
            + Text.visible(check.method(), 20)
            + ", and only pages of "
            + check.ownOrigin()
            + " may. Open the studio itself, or send the request from a program.");
  }

  private static List<String> names(HttpServerRequest request) {
    List<String> headers = request.headers().getAll("Host");
    HostAndPort authority = request.authority();
    // HTTP/2 has a pseudo header instead.
    return headers.isEmpty() && authority != null ? List.of(authority.toString()) : headers;
  }

  private String origin(HttpServerRequest request) {
    String host = names(request).stream().findFirst().orElse("");
    return (https ? "https://" : "http://") + host.toLowerCase(Locale.ROOT);
  }

  private static Optional<String> header(HttpServerRequest request, String name) {
    return Optional.ofNullable(request.getHeader(name));
  }
}
