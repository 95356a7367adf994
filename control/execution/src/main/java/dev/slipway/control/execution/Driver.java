// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.AttemptId;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Run;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Condition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Carries out what controllers decide: commits each decision's batch, then has its effects
 * performed. Hears one event at a time and never waits but for a commit, so that a thread with a
 * queue drives it in a server and a seeded loop in a simulation. Runs are served in the order in
 * which they came.
 */
final class Driver {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final BuildController controller;
  private final Settling commits;
  private final Performer performer;
  private final Run.Owner me;
  private final InstantSource clock;
  private final Supplier<Uid> uids;
  private final Map<Uid, Loop> loops = new LinkedHashMap<>();
  private final Slots slots;

  Driver(
      BuildController controller,
      Settling commits,
      Performer performer,
      Run.Owner me,
      int parallel,
      InstantSource clock,
      Supplier<Uid> uids) {
    this.controller = controller;
    this.commits = commits;
    this.performer = performer;
    this.me = me;
    this.slots = new Slots(parallel);
    this.clock = clock;
    this.uids = uids;
  }

  /**
   * Returns when all that follows from the event is committed.
   *
   * @throws SlipwayException if a submitted run or a wish for the end of one could not be stored,
   *     or with {@code NOT_OWNER} if the lease has passed to another server; nothing can be done
   *     any more then
   */
  void handle(Event event) {
    try {
      hear(event);
    } finally {
      offerRoom();
    }
  }

  private void hear(Event event) {
    switch (event) {
      case Event.Submitted submitted -> submit(submitted.build());
      case Event.Found found -> adopt(found.record());
      case Event.Draining draining -> slots.close();
      case Event.LetGo letGo ->
          List.copyOf(loops.keySet()).forEach(run -> tell(run, new Observation.LetGo()));
      case Event.Seen(Uid run, Observation.CancelAsked asked) -> {
        tell(run, asked);
        requireSettled(run, "The wish for the end of build " + run + " is noted");
      }
      case Event.Seen seen -> tell(seen.run(), seen.observation());
      case Event.Tick tick -> {
        Instant now = clock.instant();
        List.copyOf(loops.values()).stream()
            .filter(loop -> loop.isDue(now))
            .forEach(loop -> tell(loop.record().uid(), new Observation.Woken()));
      }
    }
  }

  /** When to send the next tick; empty if only other events matter. */
  Optional<Instant> wakeAt() {
    return loops.values().stream().flatMap(loop -> loop.wakeAt().stream()).min(Instant::compareTo);
  }

  boolean drives(Uid run) {
    return loops.containsKey(run);
  }

  private void submit(RunRecord build) {
    if (slots.areClosed()) {
      throw new SlipwayException(
          ErrorCode.UNAVAILABLE,
          "This server is about to stop; send the request again in a few seconds.");
    }
    loops.put(build.uid(), new Loop(build));
    tell(build.uid(), new Observation.Woken());
    requireSettled(build.uid(), "The build " + build.uid() + " is accepted");
  }

  private void adopt(RunRecord orphan) {
    if (!drives(orphan.uid())) {
      loops.put(orphan.uid(), new Loop(orphan));
      tell(orphan.uid(), new Observation.Adopted(me));
    }
  }

  private void requireSettled(Uid run, String what) {
    if (Optional.ofNullable(loops.get(run)).flatMap(Loop::unsettled).isPresent()) {
      throw new SlipwayException(
          ErrorCode.UNAVAILABLE,
          what + ", but the database has not confirmed it yet; look at the runs a little later.");
    }
  }

  private void tell(Uid run, Observation observation) {
    Optional<Loop> driven = Optional.ofNullable(loops.get(run));
    if (driven.isPresent()) {
      driven.get().hear(observation);
      advance(driven.get());
    } else if (observation instanceof Observation.Ended ended) {
      slots.free(ended.attempt());
    }
  }

  private void offerRoom() {
    for (Loop loop : List.copyOf(loops.values())) {
      if (loop.wantsRoom() && slots.areFree()) {
        tell(loop.record().uid(), new Observation.Woken());
      }
    }
  }

  private void advance(Loop loop) {
    loop.unsettled().ifPresent(open -> settle(loop, open));
    while (loop.unsettled().isEmpty() && !loop.hasEnded()) {
      Optional<Observation> next = loop.next();
      if (next.isEmpty()) {
        return;
      }
      if (next.get() instanceof Observation.Ended ended) {
        slots.free(ended.attempt());
      }
      Decision decision =
          controller.step(
              loop.record(), next.get(), slots.roomFor(loop.record().uid()), clock.instant());
      slots.take(decision);
      settle(loop, new Loop.Unsettled(decision, batch(decision), next.get()));
    }
  }

  private Batch batch(Decision decision) {
    return new Batch(
        uids.get(),
        Caller.SYSTEM,
        List.of(new Condition.EpochIs(me.server(), me.epoch())),
        decision.writes());
  }

  private void settle(Loop loop, Loop.Unsettled open) {
    try {
      if (!open.batch().writes().isEmpty()) {
        commits.commit(open.batch());
      }
    } catch (SlipwayException e) {
      refused(loop, open, e);
      return;
    } catch (RuntimeException e) {
      refused(loop, open, new SlipwayException(ErrorCode.INTERNAL, "The server failed: " + e, e));
      return;
    }
    RunRecord before = loop.record();
    loop.settled(open.decision());
    performer.perform(loop.record(), open.decision().effects());
    performer.tell(before, loop.record());
    if (loop.hasEnded()) {
      loops.remove(loop.record().uid());
    }
  }

  private void refused(Loop loop, Loop.Unsettled open, SlipwayException why) {
    if (why.code() == ErrorCode.UNAVAILABLE
        || (why.code() == ErrorCode.OUT_OF_DISK && !loop.isNew())) {
      loop.hang(open, clock.instant().plus(PAUSE));
      return;
    }
    loop.refused();
    slots.giveBack(open.decision());
    if (why.code() == ErrorCode.NOT_OWNER) {
      dismiss();
      throw why;
    }
    if (why.code() == ErrorCode.CONFLICT && open.seen() instanceof Observation.Adopted) {
      loops.remove(loop.record().uid()); // another server was quicker
      return;
    }
    if (open.seen() instanceof Observation.Ended(AttemptId attempt, Outcome outcome)
        && !(outcome instanceof Outcome.Failed)) {
      performer.discard(loop.record(), attempt);
      loop.hearNext(new Observation.Ended(attempt, new Outcome.Failed(why.failure())));
    } else {
      loops.remove(loop.record().uid());
      throw why;
    }
  }

  /** Another server has the runs now: what is still done here is of no use. */
  private void dismiss() {
    slots.attempts().forEach(performer::cancel);
    loops.clear();
  }
}
