// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Carries out what controllers decide, in rounds: what all runs have heard since the last one is
 * noted, the room there is is given away, one batch stores it, and then the effects are performed.
 * Never waits but for a commit, so that a thread with a queue drives it in a server and a seeded
 * loop in a simulation.
 */
final class Driver {
  private final BuildController controller;
  private final Commitment commitment;
  private final InstantSource clock;
  private final Slots slots;
  private final Loops loops;
  private final Committer committer;

  Driver(
      BuildController controller,
      Commitment commitment,
      Performer performer,
      Concurrency limits,
      InstantSource clock) {
    this.controller = controller;
    this.commitment = commitment;
    this.clock = clock;
    this.slots = new Slots(Limits.of(limits));
    this.loops = new Loops(slots);
    this.committer = new Committer(commitment, performer, loops, slots, clock);
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
    committer.faults().clear();
    events.forEach(this::hear);
    boolean goesOn = true;
    while (goesOn) {
      goesOn = round(clock.instant());
    }
    return events.stream().map(this::fault).toList();
  }

  /** When to send the next tick; empty if only other events matter. */
  Optional<Instant> wakeAt() {
    return loops.wakeAt();
  }

  /** What the limits leave room for just now; may be asked by any thread. */
  Slots slots() {
    return slots;
  }

  boolean drives(Uid run) {
    return loops.find(run).isPresent();
  }

  private void hear(Event event) {
    switch (event) {
      case Event.Submitted(RunRecord build) -> {
        if (slots.areClosed()) {
          committer.faults().put(build.uid(), leaving());
        } else {
          loops.begin(build, new Observation.Woken());
        }
      }
      case Event.Found(RunRecord orphan) -> {
        if (!drives(orphan.uid())) {
          loops.begin(orphan, new Observation.Adopted(commitment.owner()));
        }
      }
      case Event.Seen(Uid run, Observation seen) ->
          loops.find(run).ifPresentOrElse(loop -> loops.tell(loop, seen), () -> freeIfEnded(seen));
      case Event.Limited(Limits limits) -> loops.limit(limits, clock.instant());
      case Event.Draining draining -> slots.close();
      case Event.LetGo letGo -> loops.tellAll(new Observation.LetGo());
      case Event.Tick tick -> loops.tick(clock.instant());
    }
  }

  private void freeIfEnded(Observation seen) {
    if (seen instanceof Observation.Ended ended) {
      slots.free(ended.attempt());
    }
  }

  private Optional<RuntimeException> fault(Event event) {
    Map<Uid, RuntimeException> faults = committer.faults();
    return switch (event) {
      case Event.Submitted(RunRecord build) ->
          storedOr(build.uid(), "The build " + build.uid() + " is accepted");
      case Event.Seen(Uid run, Observation.CancelAsked asked) ->
          storedOr(run, "The wish for the end of build " + run + " is noted");
      case Event.Seen seen -> Optional.ofNullable(faults.get(seen.run()));
      case Event.Found found -> Optional.ofNullable(faults.get(found.record().uid()));
      case Event.Limited limited -> Optional.empty();
      case Event.Draining draining -> faults.values().stream().findFirst();
      case Event.LetGo letGo -> faults.values().stream().findFirst();
      case Event.Tick tick -> faults.values().stream().findFirst();
    };
  }

  private Optional<RuntimeException> storedOr(Uid run, String what) {
    String unknown =
        ", but the database has not confirmed it yet; look at the runs a little later.";
    return loops.find(run).flatMap(Loop::unsettled).isPresent()
        ? Optional.of(new SlipwayException(ErrorCode.UNAVAILABLE, what + unknown))
        : Optional.ofNullable(committer.faults().get(run));
  }

  private static SlipwayException leaving() {
    return new SlipwayException(
        ErrorCode.UNAVAILABLE,
        "This server is about to stop; send the request again in a few seconds.");
  }

  /** Says whether there is more to do. */
  private boolean round(Instant now) {
    List<Loop> heard = loops.takeAwake();
    heard.forEach(loop -> committer.settleWhatHangs(loop, now));
    SequencedMap<Loop, Draft> drafts = new LinkedHashMap<>();
    Map<Loop, List<Observation>> seen = new HashMap<>();
    for (Loop loop : heard) {
      if (loop.unsettled().isEmpty() && drives(loop.uid())) {
        List<Observation> next = loop.next();
        seen.put(loop, next);
        drafts.put(loop, noted(loop, next, now));
      }
    }
    loops.give(loop -> drafts.computeIfAbsent(loop, known -> new Draft(known.book())), now);
    List<Step> steps = new ArrayList<>();
    drafts.forEach((loop, draft) ->
        steps.add(new Step(loop, draft.decided(), seen.getOrDefault(loop, List.of()))));
    boolean refused = committer.commit(steps, now);
    return refused || loops.haveNews();
  }

  private Draft noted(Loop loop, List<Observation> seen, Instant now) {
    Draft draft = new Draft(loop.book());
    for (Observation observation : seen) {
      freeIfEnded(observation);
      controller.note(draft, observation, now);
    }
    loops.place(loop, draft.ready().firsts(), now);
    if (loop.hasNews()) {
      loops.rouse(loop);
    }
    return draft;
  }
}
