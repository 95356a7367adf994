// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Kind;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer.Target;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * What the server tells of its machine and of everybody's work is told to administrators, also with
 * a token that only reads, as whatever watches a server has one. The framework answers {@code
 * /metrics} itself, and would answer everybody.
 */
@Singleton
final class ServerDetails {
  /** Whoever sees the details of all users administers the instance. */
  static final Target TARGET = Target.ofKind(Kind.USER, Optional.empty());

  private static final String METRICS = "/metrics";

  private final Studio studio;

  ServerDetails(Studio studio) {
    this.studio = studio;
  }

  /** Behind {@link Admission}, as it asks the store. */
  void register(@Observes Filters filters) {
    filters.register(this::guard, Gate.PRIORITY - 200);
  }

  private void guard(RoutingContext context) {
    if (isMetrics(context.normalizedPath())) {
      Caller caller = Gate.caller(context);
      Aside.run(
          context,
          () -> {
            require(caller);
            return context::next;
          });
    } else {
      context.next();
    }
  }

  private void require(Caller caller) {
    if (!studio.authorizer().allows(caller, Action.READ_DETAILS, TARGET)) {
      throw new SlipwayException(
          ErrorCode.FORBIDDEN,
          caller.name()
              + " may not read /metrics: it tells of the machine and of everybody's work, for which"
              + " it takes the right to administer. A token that only reads is enough, if it is an"
              + " administrator's.");
    }
  }

  static boolean isMetrics(String path) {
    return path.equals(METRICS) || path.startsWith(METRICS + "/");
  }
}
