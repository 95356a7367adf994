// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * What happens when in a simulation; first come, first served at the same time. An actor that waits
 * for something lets the others act meanwhile, so that one thread gives every interleaving.
 */
final class Agenda {
  private static final int MOST_STEPS = 50_000;

  private record Due(Instant at, long number, Object actor, Runnable happens) {}

  private final SimulatedClock clock;
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::number));
  private final Set<Object> waiting = new HashSet<>();
  private long number;

  Agenda(SimulatedClock clock) {
    this.clock = clock;
  }

  void in(Duration time, Object actor, Runnable happens) {
    due.add(new Due(clock.instant().plus(time), number++, actor, happens));
  }

  /** Lets the next thing happen. */
  void step() {
    if (number > MOST_STEPS) {
      throw new AssertionError("A simulation that should have ended goes on.");
    }
    next(Instant.MAX).ifPresent(this::happen);
  }

  /** The actor does nothing for some time. */
  void pause(Object actor, Duration time) {
    if (!waiting.add(actor)) {
      throw new AssertionError(actor + " does two things at once.");
    }
    Instant end = clock.instant().plus(time);
    for (Optional<Due> next = next(end); next.isPresent(); next = next(end)) {
      happen(next.get());
    }
    clock.moveTo(end);
    waiting.remove(actor);
  }

  private void happen(Due next) {
    clock.moveTo(next.at());
    next.happens().run();
  }

  private Optional<Due> next(Instant end) {
    List<Due> later = new ArrayList<>();
    Optional<Due> found = Optional.empty();
    while (found.isEmpty() && !due.isEmpty() && !due.peek().at().isAfter(end)) {
      Due next = due.poll();
      if (waiting.contains(next.actor())) {
        later.add(next);
      } else {
        found = Optional.of(next);
      }
    }
    due.addAll(later);
    return found;
  }
}
