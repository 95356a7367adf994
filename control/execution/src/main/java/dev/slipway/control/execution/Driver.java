// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.AttemptId;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * Carries out what controllers decide, in rounds: what all runs have heard since the last one is
 * noted, the room there is is given away, one batch stores it, and then the effects are performed.
 * Never waits but for a commit, so that a thread with a queue drives it in a server and a seeded
 * loop in a simulation.
 */
final class Driver {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final BuildController controller;
  private final Commitment commitment;
  private final Performer performer;
  private final InstantSource clock;
  private final Slots slots;
  private final Starts starts;
  private final Map<Uid, Loop> loops = new LinkedHashMap<>();
  private final SequencedSet<Loop> awake = new LinkedHashSet<>();
  private final Map<Uid, RuntimeException> faults = new HashMap<>();

  /** When the round began: what becomes ready later, even while it commits, has a time to wake. */
  private Instant now = Instant.MIN;

  Driver(
      BuildController controller,
      Commitment commitment,
      Performer performer,
      Concurrency limits,
      InstantSource clock) {
    this.controller = controller;
    this.commitment = commitment;
    this.performer = performer;
    this.clock = clock;
    this.slots = new Slots(limits);
    this.starts = new Starts(slots);
  }

  /** As {@link #handle(List)} of one event, whose fault is thrown. */
  void handle(Event event) {
    Optional<RuntimeException> fault = handle(List.of(event)).getFirst();
    if (fault.isPresent()) {
      throw fault.get();
    }
  }

  /**
   * Returns when all that follows from the events is committed, with the fault that each met: that
   * a submitted run or a wish for the end of one could not be stored, for example.
   *
   * @throws SlipwayException {@code NOT_OWNER} if the lease has passed to another server; nothing
   *     can be done any more then
   */
  List<Optional<RuntimeException>> handle(List<Event> events) {
    faults.clear();
    events.forEach(this::hear);
    boolean goesOn = true;
    while (goesOn) {
      goesOn = round();
    }
    return events.stream().map(this::fault).toList();
  }

  /** When to send the next tick; empty if only other events matter. */
  Optional<Instant> wakeAt() {
    return starts.wakeAt();
  }

  boolean drives(Uid run) {
    return loops.containsKey(run);
  }

  private void hear(Event event) {
    switch (event) {
      case Event.Submitted(RunRecord build) -> {
        if (slots.areClosed()) {
          faults.put(build.uid(), leaving());
        } else {
          begin(build, new Observation.Woken());
        }
      }
      case Event.Found(RunRecord orphan) -> {
        if (!drives(orphan.uid())) {
          begin(orphan, new Observation.Adopted(commitment.owner()));
        }
      }
      case Event.Seen(Uid run, Observation seen) ->
          Optional.ofNullable(loops.get(run))
              .ifPresentOrElse(loop -> tell(loop, seen), () -> freeIfEnded(seen));
      case Event.Draining draining -> slots.close();
      case Event.LetGo letGo -> loops.values().forEach(loop -> tell(loop, new Observation.LetGo()));
      case Event.Tick tick -> {
        now = clock.instant();
        starts.due(now).forEach(this::wake);
      }
    }
  }

  private void begin(RunRecord record, Observation first) {
    Loop loop = new Loop(record);
    loops.put(record.uid(), loop);
    tell(loop, first);
  }

  private void tell(Loop loop, Observation observation) {
    loop.hear(observation);
    awake.add(loop);
  }

  private void wake(Uid run) {
    Loop loop = Optional.ofNullable(loops.get(run)).orElseThrow();
    if (loop.unsettled().isPresent()) {
      awake.add(loop);
    } else {
      starts.place(loop, loop.book().firstReady(), now);
    }
  }

  private void freeIfEnded(Observation seen) {
    if (seen instanceof Observation.Ended ended) {
      slots.free(ended.attempt());
    }
  }

  private Optional<RuntimeException> fault(Event event) {
    return switch (event) {
      case Event.Submitted(RunRecord build) ->
          storedOr(build.uid(), "The build " + build.uid() + " is accepted");
      case Event.Seen(Uid run, Observation.CancelAsked asked) ->
          storedOr(run, "The wish for the end of build " + run + " is noted");
      case Event.Seen seen -> Optional.ofNullable(faults.get(seen.run()));
      case Event.Found found -> Optional.ofNullable(faults.get(found.record().uid()));
      case Event.Draining draining -> faults.values().stream().findFirst();
      case Event.LetGo letGo -> faults.values().stream().findFirst();
      case Event.Tick tick -> faults.values().stream().findFirst();
    };
  }

  private Optional<RuntimeException> storedOr(Uid run, String what) {
    boolean hangs = Optional.ofNullable(loops.get(run)).flatMap(Loop::unsettled).isPresent();
    String unknown =
        ", but the database has not confirmed it yet; look at the runs a little later.";
    return hangs
        ? Optional.of(new SlipwayException(ErrorCode.UNAVAILABLE, what + unknown))
        : Optional.ofNullable(faults.get(run));
  }

  private static SlipwayException leaving() {
    return new SlipwayException(
        ErrorCode.UNAVAILABLE,
        "This server is about to stop; send the request again in a few seconds.");
  }

  /** Says whether there is more to do. */
  private boolean round() {
    now = clock.instant();
    List<Loop> heard = List.copyOf(awake);
    awake.clear();
    heard.forEach(this::settleWhatHangs);
    SequencedMap<Loop, Draft> drafts = new LinkedHashMap<>();
    Map<Loop, List<Observation>> seen = new HashMap<>();
    for (Loop loop : heard) {
      if (loop.unsettled().isEmpty() && drives(loop.uid())) {
        Draft draft = new Draft(loop.book());
        List<Observation> next = loop.next();
        next.forEach(observation -> note(draft, observation));
        drafts.put(loop, draft);
        seen.put(loop, next);
        starts.place(loop, draft.ready().first(), now);
        if (loop.hasNews()) {
          awake.add(loop);
        }
      }
    }
    starts.give(loops, loop -> drafts.computeIfAbsent(loop, known -> new Draft(known.book())), now);
    List<Step> steps = new ArrayList<>();
    drafts.forEach((loop, draft) ->
        steps.add(new Step(loop, draft.decided(), seen.getOrDefault(loop, List.of()))));
    boolean refused = commit(steps);
    return refused || !awake.isEmpty();
  }

  private void note(Draft draft, Observation observation) {
    freeIfEnded(observation);
    controller.note(draft, observation, now);
  }

  private void settleWhatHangs(Loop loop) {
    loop.unsettled()
        .ifPresent(open -> {
          Optional<SlipwayException> why = commitment.apply(open.batch());
          if (why.filter(e -> e.code() == ErrorCode.OUT_OF_DISK).isPresent()) {
            hang(open);
          } else {
            open.steps().forEach(step -> step.loop().refused());
            answer(open, why);
          }
        });
  }

  /** Says whether something was refused, whose room others can have. */
  private boolean commit(List<Step> steps) {
    Batch batch = commitment.batch(steps);
    return answer(new Loop.Unsettled(batch, steps), commitment.apply(batch));
  }

  private boolean answer(Loop.Unsettled open, Optional<SlipwayException> why) {
    List<Step> steps = open.steps();
    if (why.isEmpty()) {
      steps.forEach(this::settled);
      return false;
    }
    switch (why.get().code()) {
      case NOT_OWNER -> {
        dismiss();
        throw why.get();
      }
      case UNAVAILABLE -> {
        hang(open);
        return false;
      }
      case OUT_OF_DISK -> {
        if (steps.stream().noneMatch(step -> step.loop().isNew())) {
          hang(open);
          return false;
        }
      }
      default -> {}
    }
    if (steps.size() > 1) {
      return steps.stream().filter(step -> commit(List.of(step))).count() > 0;
    }
    refused(steps.getFirst(), why.get());
    return true;
  }

  private void hang(Loop.Unsettled open) {
    for (Step step : open.steps()) {
      step.loop().hang(open);
      starts.hang(step.loop().uid(), clock.instant().plus(PAUSE));
    }
  }

  private void settled(Step step) {
    Loop loop = step.loop();
    performer.perform(step.decision());
    performer.tell(loop.book(), step.decision());
    loop.settled(step.decision());
    if (loop.hasEnded()) {
      forget(loop);
    } else {
      starts.place(loop, loop.book().firstReady(), now);
    }
  }

  private void refused(Step step, SlipwayException why) {
    Loop loop = step.loop();
    loop.refused();
    slots.giveBack(step.decision());
    if (step.seen().size() > 1) {
      loop.hearOneByOne(step.seen());
      awake.add(loop);
      return;
    }
    Optional<Observation> seen = step.seen().stream().findFirst();
    if (seen.orElse(new Observation.Woken())
            instanceof Observation.Ended(AttemptId attempt, Outcome outcome)
        && !(outcome instanceof Outcome.Failed)) {
      performer.discard(loop.run(), attempt);
      loop.hearNext(new Observation.Ended(attempt, new Outcome.Failed(why.failure())));
      awake.add(loop);
      return;
    }
    forget(loop);
    boolean anotherWasQuicker =
        why.code() == ErrorCode.CONFLICT
            && seen.filter(Observation.Adopted.class::isInstance).isPresent();
    if (!anotherWasQuicker) {
      faults.put(loop.uid(), why);
    }
  }

  private void forget(Loop loop) {
    loops.remove(loop.uid());
    awake.remove(loop);
    starts.forget(loop.uid());
  }

  /** Another server has the runs now: what is still done here is of no use. */
  private void dismiss() {
    slots.attempts().forEach(performer::cancel);
    loops.clear();
    awake.clear();
  }
}
