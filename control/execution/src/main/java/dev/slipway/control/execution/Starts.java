// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Activity;
import dev.slipway.model.Uid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Which runs wait for room, which for their time, and who gets the room that there is. */
final class Starts {
  private record Later(Instant at, Uid run) {}

  private final Slots slots;
  private final Turns turns = new Turns();
  private final NavigableSet<Later> later =
      new TreeSet<>(
          Comparator.comparing(Later::at).thenComparing(waiting -> waiting.run().value()));
  private final Map<Uid, Later> times = new HashMap<>();

  Starts(Slots slots) {
    this.slots = slots;
  }

  /**
   * Notes when the first activity of a run may start.
   *
   * @param first empty if none waits for anything but others
   */
  void place(Loop loop, Optional<Instant> first, Instant now) {
    Uid run = loop.uid();
    forgetTime(run);
    if (first.filter(at -> !at.isAfter(now)).isPresent()) {
      turns.add(run, loop.priority(), loop.run().project());
    } else {
      turns.remove(run);
      first.ifPresent(at -> waitUntil(run, at));
    }
  }

  /** Nothing of the run starts before that instant, at which it is due. */
  void hang(Uid run, Instant until) {
    forgetTime(run);
    turns.remove(run);
    waitUntil(run, until);
  }

  void forget(Uid run) {
    forgetTime(run);
    turns.forget(run);
  }

  /** When the next run is due. */
  Optional<Instant> wakeAt() {
    return later.isEmpty() ? Optional.empty() : Optional.of(later.first().at());
  }

  /** The runs whose time has come; each is to be placed anew. */
  List<Uid> due(Instant now) {
    List<Uid> due = new ArrayList<>();
    while (!later.isEmpty() && !later.first().at().isAfter(now)) {
      Uid run = later.first().run();
      forgetTime(run);
      due.add(run);
    }
    return due;
  }

  /** Starts as much as there is room for, each start in the draft of its run. */
  void give(Map<Uid, Loop> loops, Function<Loop, Draft> drafts, Instant now) {
    Optional<Uid> next = next();
    while (next.isPresent()) {
      Uid run = next.get();
      Loop loop = Optional.ofNullable(loops.get(run)).orElseThrow();
      if (!slots.areFreeFor(loop.run()) || !start(drafts.apply(loop), now)) {
        turns.setAside(run);
      }
      next = next();
    }
    turns.restore();
  }

  private Optional<Uid> next() {
    return slots.areFree() ? turns.next() : Optional.empty();
  }

  private boolean start(Draft draft, Instant now) {
    Optional<Activity> next = BuildController.startable(draft, slots::areFreeFor, now);
    next.ifPresent(activity -> {
      slots.take(draft.run(), BuildController.start(draft, activity, now));
      turns.had(draft.run().uid());
    });
    return next.isPresent();
  }

  private void waitUntil(Uid run, Instant at) {
    Later waiting = new Later(at, run);
    later.add(waiting);
    times.put(run, waiting);
  }

  private void forgetTime(Uid run) {
    Optional.ofNullable(times.remove(run)).ifPresent(later::remove);
  }
}
