// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.spi.Batch;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What the driver keeps about one run: its record, what it has yet to hear, and what hangs. */
final class Loop {
  /** A decision and the batch that stores it. */
  record Unsettled(Decision decision, Batch batch, Observation seen) {}

  private final Deque<Observation> unheard = new ArrayDeque<>();
  private RunRecord record;
  private Optional<Unsettled> unsettled = Optional.empty();
  private Optional<Instant> wakeAt = Optional.empty();
  private boolean wantsRoom;

  Loop(RunRecord record) {
    this.record = record;
  }

  RunRecord record() {
    return record;
  }

  /** To be woken once more changes nothing, so that a loop that hangs does not collect it. */
  void hear(Observation observation) {
    if (!(observation instanceof Observation.Woken)
        || !(unheard.peekLast() instanceof Observation.Woken)) {
      unheard.addLast(observation);
    }
  }

  /** Hears it before all else. */
  void hearNext(Observation observation) {
    unheard.addFirst(observation);
  }

  Optional<Observation> next() {
    return Optional.ofNullable(unheard.pollFirst());
  }

  boolean wantsRoom() {
    return wantsRoom && unsettled.isEmpty();
  }

  Optional<Instant> wakeAt() {
    return wakeAt;
  }

  boolean isDue(Instant now) {
    return wakeAt.filter(at -> !at.isAfter(now)).isPresent();
  }

  /** The decision whose batch is not known to be applied; nothing else happens before it is. */
  Optional<Unsettled> unsettled() {
    return unsettled;
  }

  void hang(Unsettled open, Instant tryAgainAt) {
    unsettled = Optional.of(open);
    wakeAt = Optional.of(tryAgainAt);
  }

  void settled(Decision decision) {
    unsettled = Optional.empty();
    record = decision.next();
    wakeAt = decision.wakeAt();
    wantsRoom = decision.wantsRoom();
  }

  /** Forgets a decision that was refused. */
  void refused() {
    unsettled = Optional.empty();
  }

  /** Whether nothing of it is stored yet. */
  boolean isNew() {
    return record.run().revision() == 0;
  }

  boolean hasEnded() {
    return record.run().state().isFinal();
  }
}
