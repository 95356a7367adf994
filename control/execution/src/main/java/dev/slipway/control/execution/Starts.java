// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Activity;
import dev.slipway.model.Uid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
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
  private final Turns turns;
  private final KeptRoom keptRoom;
  private final NavigableSet<Later> later =
      new TreeSet<>(
          Comparator.comparing(Later::at).thenComparing(waiting -> waiting.run().value()));
  private final Map<Uid, Later> times = new HashMap<>();

  Starts(Slots slots) {
    this.slots = slots;
    this.turns = new Turns(queue -> slots.limits().bounds(queue));
    this.keptRoom = new KeptRoom(turns, slots);
  }

  /**
   * Notes when the activities of a run may start.
   *
   * @param firsts the first of each lane that has one that waits for nothing but its time
   */
  void place(Loop loop, List<Book.Turn> firsts, Instant now) {
    Uid run = loop.uid();
    forgetTime(run);
    BitSet ready = new BitSet();
    Optional<Instant> next = Optional.empty();
    for (Book.Turn first : firsts) {
      Instant at = first.notBefore();
      if (!at.isAfter(now)) {
        ready.set(first.lane());
        turns.add(run, first.lane(), loop::queue);
      } else if (next.filter(earlier -> earlier.isBefore(at)).isEmpty()) {
        next = Optional.of(at);
      }
    }
    turns.lanes(run).stream()
        .filter(lane -> !ready.get(lane))
        .forEach(lane -> turns.remove(run, lane));
    next.ifPresent(at -> waitUntil(run, at));
  }

  /** Nothing of the run starts before that instant, at which it is due. */
  void hang(Uid run, Instant until) {
    forgetTime(run);
    turns.lanes(run).forEach(lane -> turns.remove(run, lane));
    waitUntil(run, until);
  }

  void forget(Uid run) {
    forgetTime(run);
    turns.forget(run);
  }

  /** Other limits hold; all that waits is to be placed anew. */
  void regroup() {
    turns.regroup();
    keptRoom.end();
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
    slots.takeFreed().forEach(turns::open);
    keptRoom.endIfNobodyWaits();
    for (Optional<Line> next = next(); next.isPresent(); next = next()) {
      Line line = next.get();
      Optional<Bound> held = held(line);
      if (held.isPresent()) {
        turns.hold(line, held.get());
      } else {
        start(line, loops, drafts, now);
      }
    }
    turns.restore();
  }

  private Optional<Line> next() {
    return slots.areFree() ? turns.next() : Optional.empty();
  }

  private Optional<Bound> held(Line line) {
    Optional<Bound> full = slots.full(line.bounds);
    if (full.isPresent()) {
      keptRoom.consider(line);
      return full;
    }
    return keptRoom.holds(line) ? Optional.of(KeptRoom.BOUND) : Optional.empty();
  }

  private void start(Line line, Map<Uid, Loop> loops, Function<Loop, Draft> drafts, Instant now) {
    Line.Seat seat = line.seats.firstEntry().getValue();
    Loop loop = Optional.ofNullable(loops.get(seat.run())).orElseThrow();
    Draft draft = drafts.apply(loop);
    Optional<Activity> next = BuildController.startable(draft, seat.lane(), slots::areFreeFor, now);
    if (next.isEmpty()) {
      turns.setAside(line);
      return;
    }
    slots.take(BuildController.start(draft, next.get(), now), loop, line.bounds);
    turns.had(line);
    line.bounds.stream().filter(slots::isFull).forEach(turns::close);
    keptRoom.started(line);
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
