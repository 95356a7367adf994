// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Uid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;

/** The runs that a driver has in hand, which of them have news, and which wait. */
final class Loops {
  private final Map<Uid, Loop> all = new LinkedHashMap<>();
  private final SequencedSet<Loop> awake = new LinkedHashSet<>();
  private final Slots slots;
  private final Starts starts;

  Loops(Slots slots) {
    this.slots = slots;
    this.starts = new Starts(slots);
  }

  Optional<Loop> find(Uid run) {
    return Optional.ofNullable(all.get(run));
  }

  void begin(RunRecord record, Observation first) {
    Loop loop = new Loop(record);
    loop.arrange(slots.limits());
    all.put(record.uid(), loop);
    tell(loop, first);
  }

  void tell(Loop loop, Observation observation) {
    loop.hear(observation);
    awake.add(loop);
  }

  void tellAll(Observation observation) {
    all.values().forEach(loop -> tell(loop, observation));
  }

  /** Has the loop looked at in the next round. */
  void rouse(Loop loop) {
    awake.add(loop);
  }

  boolean haveNews() {
    return !awake.isEmpty();
  }

  /** Those to look at now; each is told once. */
  List<Loop> takeAwake() {
    List<Loop> taken = new ArrayList<>(awake);
    awake.clear();
    return taken;
  }

  /** Rouses those whose time has come. */
  void tick(Instant now) {
    for (Uid run : starts.due(now)) {
      Loop loop = find(run).orElseThrow();
      if (loop.unsettled().isPresent()) {
        rouse(loop);
      } else {
        place(loop, loop.book().firstReady(), now);
      }
    }
  }

  Optional<Instant> wakeAt() {
    return starts.wakeAt();
  }

  void place(Loop loop, List<Book.Turn> firsts, Instant now) {
    starts.place(loop, firsts, now);
  }

  /** Has other limits hold from now on. */
  void limit(Limits limits, Instant now) {
    all.values().forEach(loop -> loop.arrange(limits));
    slots.limit(limits);
    starts.regroup();
    for (Loop loop : all.values()) {
      if (loop.unsettled().isEmpty()) {
        place(loop, loop.book().firstReady(), now);
      }
    }
  }

  /** Starts what there is room for, each in the draft of its run. */
  void give(Function<Loop, Draft> drafts, Instant now) {
    starts.give(all, drafts, now);
  }

  void hang(Loop.Unsettled open, Instant until) {
    for (Step step : open.steps()) {
      step.loop().hang(open);
      starts.hang(step.loop().uid(), until);
    }
  }

  void forget(Loop loop) {
    all.remove(loop.uid());
    awake.remove(loop);
    starts.forget(loop.uid());
  }

  /** Another server has the runs now: what is still done here is of no use. */
  void dismiss(Performer performer) {
    slots.attempts().forEach(performer::cancel);
    all.clear();
    awake.clear();
  }
}
