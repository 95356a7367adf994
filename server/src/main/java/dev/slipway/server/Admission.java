// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps a server that is asked for more than it can do at what it can do: a request takes its turn
 * in the {@link Lane} of its kind, and is told to come again later if none comes soon. What needs
 * no token takes no turn, so that probes are always answered.
 */
@Singleton
final class Admission {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final Map<Lane, Turns<Uid>> lanes = new EnumMap<>(Lane.class);

  Admission() {
    for (Lane lane : Lane.values()) {
      lanes.put(lane, new Turns<>(lane.limits()));
    }
  }

  /**
   * Right before {@link Gate}, as it costs nothing to wait, and right after it: it tells who asks.
   */
  void register(@Observes Filters filters) {
    filters.register(Admission::hold, Gate.PRIORITY + 50);
    filters.register(this::admit, Gate.PRIORITY - 100);
  }

  /**
   * Whoever was sent away and asks again before the time waits for the rest of it. Who heeds what
   * he was told notices nothing, and who does not costs no more than he does.
   */
  private static void hold(RoutingContext context) {
    Duration early = ConnectionWatch.tooEarly(context.request(), Lane.of(context.normalizedPath()));
    if (early.toMillis() == 0 || OpenRoutes.contains(context.normalizedPath())) {
      context.next();
    } else {
      long timer = context.vertx().setTimer(early.toMillis(), _ -> context.next());
      context.addEndHandler(_ -> context.vertx().cancelTimer(timer));
    }
  }

  private void admit(RoutingContext context) {
    if (OpenRoutes.contains(context.normalizedPath())) {
      context.next();
      return;
    }
    Lane lane = Lane.of(context.normalizedPath());
    new Visit(context, lane, turns(lane)).ask();
  }

  private Turns<Uid> turns(Lane lane) {
    return Objects.requireNonNull(lanes.get(lane), "every lane has turns");
  }

  private enum State {
    WAITING,
    WORKING,
    OVER
  }

  /** A request on its way through a lane, which it leaves when its connection is closed, too. */
  private static final class Visit implements Turns.Request {
    private final RoutingContext routing;
    private final Context loop;
    private final Lane lane;
    private final Turns<Uid> turns;
    private final Uid caller;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    /** Of the loop alone; taken back when it is over, as it would hold the request that long. */
    private OptionalLong timer = OptionalLong.empty();

    Visit(RoutingContext routing, Lane lane, Turns<Uid> turns) {
      this.routing = routing;
      this.loop = routing.vertx().getOrCreateContext();
      this.lane = lane;
      this.turns = turns;
      this.caller = Gate.caller(routing).user();
    }

    void ask() {
      routing.addEndHandler(_ -> end());
      turns.ask(caller, this);
      if (state.get() == State.WAITING) {
        timer = OptionalLong.of(routing.vertx().setTimer(PATIENCE.toMillis(), _ -> loseHeart()));
      }
    }

    @Override
    public void begin() {
      if (!state.compareAndSet(State.WAITING, State.WORKING)) {
        turns.leave(caller);
      } else if (loop.equals(Vertx.currentContext())) {
        routing.next();
      } else {
        loop.runOnContext(_ -> routing.next());
      }
    }

    @Override
    public void sendAway() {
      loop.runOnContext(_ -> {
        ConnectionWatch.sendAway(routing.request(), lane, RETRY_AFTER);
        routing.response().putHeader("Retry-After", Long.toString(RETRY_AFTER.toSeconds()));
        Problems.sendAway(routing, overloaded(lane));
      });
    }

    private void loseHeart() {
      if (turns.withdraw(caller, this)) {
        sendAway();
      }
    }

    private void end() {
      timer.ifPresent(routing.vertx()::cancelTimer);
      if (state.getAndSet(State.OVER) == State.WORKING) {
        turns.leave(caller);
      } else {
        turns.withdraw(caller, this);
      }
    }
  }

  private static SlipwayException overloaded(Lane lane) {
    return new SlipwayException(
        ErrorCode.OVERLOADED,
        "The server has as many requests for "
            + lane.name().toLowerCase(Locale.ROOT)
            + " as it can take ("
            + lane.limits().atOnce()
            + " at work, "
            + lane.limits().each()
            + " of one user). Send this one again after "
            + RETRY_AFTER.toSeconds()
            + " seconds.");
  }
}
