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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stores the steps of a round and has their effects performed. What is refused together is tried
 * alone, so that no run suffers for another; an end that is refused becomes a failure, and a run of
 * which nothing can be stored is given up. What is not known to be applied hangs, with all runs
 * that it concerns, until it is.
 */
final class Committer {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Commitment commitment;
  private final Performer performer;
  private final Loops loops;
  private final Slots slots;
  private final InstantSource clock;
  private final Map<Uid, RuntimeException> faults = new HashMap<>();

  Committer(
      Commitment commitment, Performer performer, Loops loops, Slots slots, InstantSource clock) {
    this.commitment = commitment;
    this.performer = performer;
    this.loops = loops;
    this.slots = slots;
    this.clock = clock;
  }

  /** Why runs were given up or refused since this was last cleared. */
  Map<Uid, RuntimeException> faults() {
    return faults;
  }

  /**
   * Says whether something was refused, whose room others can have.
   *
   * @param now when the round began: what becomes ready later, even while it commits, has a time to
   *     wake
   */
  boolean commit(List<Step> steps, Instant now) {
    Batch batch = commitment.batch(steps);
    return answer(new Loop.Unsettled(batch, steps), commitment.apply(batch), now);
  }

  void settleWhatHangs(Loop loop, Instant now) {
    loop.unsettled()
        .ifPresent(open -> {
          Optional<SlipwayException> why = commitment.apply(open.batch());
          if (why.filter(e -> e.code() == ErrorCode.OUT_OF_DISK).isPresent()) {
            hang(open);
          } else {
            open.steps().forEach(step -> step.loop().refused());
            answer(open, why, now);
          }
        });
  }

  private boolean answer(Loop.Unsettled open, Optional<SlipwayException> why, Instant now) {
    List<Step> steps = open.steps();
    if (why.isEmpty()) {
      steps.forEach(step -> settled(step, now));
      return false;
    }
    if (why.get().code() == ErrorCode.NOT_OWNER) {
      loops.dismiss(performer);
      throw why.get();
    }
    if (waits(why.get().code(), steps)) {
      hang(open);
      return false;
    }
    if (steps.size() > 1) {
      return steps.stream().filter(step -> commit(List.of(step), now)).count() > 0;
    }
    refused(steps.getFirst(), why.get());
    return true;
  }

  private static boolean waits(ErrorCode code, List<Step> steps) {
    return code == ErrorCode.UNAVAILABLE
        || (code == ErrorCode.OUT_OF_DISK && steps.stream().noneMatch(step -> step.loop().isNew()));
  }

  private void hang(Loop.Unsettled open) {
    loops.hang(open, clock.instant().plus(PAUSE));
  }

  private void settled(Step step, Instant now) {
    Loop loop = step.loop();
    performer.perform(step.decision());
    performer.tell(loop.book(), step.decision());
    loop.settled(step.decision());
    if (loop.hasEnded()) {
      loops.forget(loop);
    } else {
      loops.place(loop, loop.book().firstReady(), now);
    }
  }

  private void refused(Step step, SlipwayException why) {
    Loop loop = step.loop();
    loop.refused();
    slots.giveBack(step.decision());
    if (step.seen().size() > 1) {
      loop.hearOneByOne(step.seen());
      loops.rouse(loop);
      return;
    }
    Observation seen = step.seen().isEmpty() ? new Observation.Woken() : step.seen().getFirst();
    if (seen instanceof Observation.Ended(AttemptId attempt, Outcome outcome)
        && !(outcome instanceof Outcome.Failed)) {
      performer.discard(loop.run(), attempt);
      loop.hearNext(new Observation.Ended(attempt, new Outcome.Failed(why.failure())));
      loops.rouse(loop);
      return;
    }
    loops.forget(loop);
    boolean anotherWasQuicker =
        seen instanceof Observation.Adopted && why.code() == ErrorCode.CONFLICT;
    if (!anotherWasQuicker) {
      faults.put(loop.uid(), why);
    }
  }
}
