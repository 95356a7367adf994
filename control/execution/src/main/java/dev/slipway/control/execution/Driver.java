// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.ActivityKey;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final int parallel;
  private final InstantSource clock;
  private final Supplier<Uid> uids;
  private final Map<Uid, Loop> loops = new LinkedHashMap<>();
  private final Map<ActivityKey, AttemptId> running = new LinkedHashMap<>();

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
    this.parallel = parallel;
    this.clock = clock;
    this.uids = uids;
  }

  /**
   * Returns when all that follows from the event is committed.
   *
   * @throws SlipwayException if a submitted run could not be stored, or with {@code NOT_OWNER} if
   *     the lease has passed to another server; nothing can be done any more then
   */
  void handle(Event event) {
    switch (event) {
      case Event.Submitted submitted -> submit(submitted.build());
      case Event.Found found -> {
        loops.put(found.record().uid(), new Loop(found.record()));
        tell(found.record().uid(), new Observation.Adopted(me));
      }
      case Event.Seen seen -> tell(seen.run(), seen.observation());
      case Event.Tick tick -> {
        Instant now = clock.instant();
        List.copyOf(loops.values()).stream()
            .filter(loop -> loop.isDue(now))
            .forEach(loop -> tell(loop.record().uid(), new Observation.Woken()));
      }
    }
    offerRoom();
  }

  /** When to send the next tick; empty if only other events matter. */
  Optional<Instant> wakeAt() {
    return loops.values().stream().flatMap(loop -> loop.wakeAt().stream()).min(Instant::compareTo);
  }

  boolean drives(Uid run) {
    return loops.containsKey(run);
  }

  private void submit(RunRecord build) {
    Loop loop = new Loop(build);
    loops.put(build.uid(), loop);
    tell(build.uid(), new Observation.Woken());
    if (loop.unsettled().isPresent()) {
      throw new SlipwayException(
          ErrorCode.UNAVAILABLE,
          "The build "
              + build.uid()
              + " is accepted, but the database has not confirmed it yet; look for it among the runs.");
    }
  }

  private void tell(Uid run, Observation observation) {
    Optional.ofNullable(loops.get(run))
        .ifPresent(loop -> {
          loop.hear(observation);
          advance(loop);
        });
  }

  private void offerRoom() {
    for (Loop loop : List.copyOf(loops.values())) {
      if (loop.wantsRoom() && running.size() < parallel) {
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
        running.remove(ended.attempt().activity(), ended.attempt());
      }
      Decision decision = controller.step(loop.record(), next.get(), room(loop), clock.instant());
      starts(decision).forEach(attempt -> running.put(attempt.activity(), attempt));
      settle(loop, new Loop.Unsettled(decision, batch(decision), next.get()));
    }
  }

  private static List<AttemptId> starts(Decision decision) {
    return decision.effects().stream()
        .filter(Effect.Start.class::isInstance)
        .map(Effect::attempt)
        .toList();
  }

  private Room room(Loop loop) {
    Set<ActivityKey> busy = new LinkedHashSet<>();
    running.forEach((key, attempt) -> {
      if (!attempt.run().equals(loop.record().uid())) {
        busy.add(key);
      }
    });
    return new Room(parallel - running.size(), busy);
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
    }
    RunRecord before = loop.record();
    loop.settled(open.decision());
    perform(loop, open.decision());
    performer.tell(before, loop.record());
    if (loop.hasEnded()) {
      loops.remove(loop.record().uid());
    }
  }

  private void perform(Loop loop, Decision decision) {
    for (Effect effect : decision.effects()) {
      switch (effect) {
        case Effect.Start start -> performer.start(loop.record(), start.attempt());
        case Effect.Cancel cancel -> performer.cancel(cancel.attempt());
        case Effect.Discard discard -> performer.discard(loop.record(), discard.attempt());
      }
    }
  }

  private void refused(Loop loop, Loop.Unsettled open, SlipwayException why) {
    boolean isNew = loop.record().run().revision() == 0;
    if (why.code() == ErrorCode.UNAVAILABLE || (why.code() == ErrorCode.OUT_OF_DISK && !isNew)) {
      loop.hang(open, clock.instant().plus(PAUSE));
      return;
    }
    loop.refused();
    starts(open.decision()).forEach(attempt -> running.remove(attempt.activity(), attempt));
    if (open.seen() instanceof Observation.Ended(AttemptId attempt, Outcome outcome)
        && !(outcome instanceof Outcome.Failed)
        && why.code() != ErrorCode.NOT_OWNER) {
      performer.discard(loop.record(), attempt);
      loop.hearNext(new Observation.Ended(attempt, new Outcome.Failed(why.failure())));
    } else {
      loops.remove(loop.record().uid());
      throw why;
    }
  }
}
