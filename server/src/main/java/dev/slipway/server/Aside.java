// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.model.SlipwayException;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/**
 * Looks something up for a request before it is routed: away from the loop that reads requests, as
 * the store is asked, with what comes of it done in the loop again.
 */
final class Aside {
  private Aside() {}

  /**
   * @param lookUp gives what is to be done with the request; refuses it by what it throws
   */
  static void run(RoutingContext context, Supplier<Runnable> lookUp) {
    Context loop = context.vertx().getOrCreateContext();
    context.request().pause();
    Thread.ofVirtual()
        .start(() -> {
          Runnable next = next(context, lookUp);
          loop.runOnContext(_ -> {
            context.request().resume();
            next.run();
          });
        });
  }

  private static Runnable next(RoutingContext context, Supplier<Runnable> lookUp) {
    try {
      return lookUp.get();
    } catch (SlipwayException e) {
      return () -> Problems.send(context, e);
    } catch (RuntimeException e) {
      return () -> context.fail(e);
    }
  }
}
