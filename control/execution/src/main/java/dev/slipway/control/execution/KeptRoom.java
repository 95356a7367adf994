// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.ActivityLimit.Per;
import dev.slipway.model.Uid;
import java.util.List;
import java.util.Optional;

/**
 * Room that is kept for one line. What needs room in several limits at once might never find it in
 * all of them, as others take what becomes free in one; so after it has been held for long, those
 * that would take from any of its limits wait until it has started, unless they go before it.
 */
final class KeptRoom {
  /** What lines are held by for whose sake another one waits. */
  static final Bound BOUND = new Bound(Per.INSTANCE, new Uid("00000000000000000000000000"));

  /** Starts of others after which a line gets the room kept. */
  static final int PATIENCE = 100;

  private final Turns turns;
  private final Slots slots;
  private Optional<Line> holder = Optional.empty();

  KeptRoom(Turns turns, Slots slots) {
    this.turns = turns;
    this.slots = slots;
  }

  /** Notes that the line is held by a limit, at its turn. */
  void consider(Line line) {
    if (holder.isEmpty()
        && line.bounds.size() > 1
        && line.heldSince >= 0
        && turns.count() - line.heldSince >= PATIENCE) {
      holder = Optional.of(line);
      slots.keep(line.bounds);
    }
  }

  /** Whether the line has to wait for the one that the room is kept for. */
  boolean holds(Line line) {
    return holder
        .filter(first -> first != line && line.isBehind(first))
        .filter(first -> line.bounds.stream().anyMatch(first.bounds::contains))
        .isPresent();
  }

  void started(Line line) {
    if (holder.filter(first -> first == line).isPresent()) {
      end();
    }
  }

  void endIfNobodyWaits() {
    if (holder.filter(first -> first.seats.isEmpty()).isPresent()) {
      end();
    }
  }

  void end() {
    holder = Optional.empty();
    slots.keep(List.of());
    turns.release(BOUND);
  }
}
