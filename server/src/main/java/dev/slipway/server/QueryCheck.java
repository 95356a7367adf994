// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Refuses a truth value that is none. The framework takes everything but {@code true} for false, so
 * that {@code dryRun=yes} would delete.
 */
@Singleton
final class QueryCheck {
  private static final List<String> TRUTHS = List.of("dryRun", "rejected");

  /** Behind {@link ServerDetails}: nobody is told anything of a request that may not be made. */
  void register(@Observes Filters filters) {
    filters.register(QueryCheck::check, Gate.PRIORITY - 300);
  }

  private static void check(RoutingContext context) {
    String query = context.request().query();
    Optional<SlipwayException> fault =
        query == null || TRUTHS.stream().noneMatch(query::contains)
            ? Optional.empty()
            : TRUTHS.stream()
                .flatMap(name -> fault(name, context.queryParam(name)).stream())
                .findFirst();
    fault.ifPresentOrElse(why -> Problems.send(context, why), context::next);
  }

  static Optional<SlipwayException> fault(String name, List<String> values) {
    return values.stream()
        .filter(value -> !value.equals("true") && !value.equals("false"))
        .findFirst()
        .map(value ->
            new SlipwayException(
                ErrorCode.MALFORMED,
                "The query parameter '"
                    + name
                    + "' is '"
                    + Text.visible(value, 60)
                    + "', expected true or false."));
  }
}
