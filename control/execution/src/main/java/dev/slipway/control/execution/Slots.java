// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.ActivityKey;
import dev.slipway.model.AttemptId;
import dev.slipway.model.Uid;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The attempts that are going on, over all runs, and the room that they leave. */
final class Slots {
  private final int most;
  private final Map<ActivityKey, AttemptId> taken = new LinkedHashMap<>();
  private boolean closed;

  Slots(int most) {
    this.most = most;
  }

  boolean areFree() {
    return !closed && taken.size() < most;
  }

  /** Nothing starts from now on. */
  void close() {
    closed = true;
  }

  boolean areClosed() {
    return closed;
  }

  List<AttemptId> attempts() {
    return List.copyOf(taken.values());
  }

  Room roomFor(Uid run) {
    Set<ActivityKey> busy = new LinkedHashSet<>();
    taken.forEach((key, attempt) -> {
      if (!attempt.run().equals(run)) {
        busy.add(key);
      }
    });
    return new Room(closed ? 0 : most - taken.size(), busy);
  }

  /** For what a decision starts. */
  void take(Decision decision) {
    starts(decision).forEach(attempt -> taken.put(attempt.activity(), attempt));
  }

  /** The decision does not hold after all. */
  void giveBack(Decision decision) {
    starts(decision).forEach(this::free);
  }

  void free(AttemptId attempt) {
    taken.remove(attempt.activity(), attempt);
  }

  private static List<AttemptId> starts(Decision decision) {
    return decision.effects().stream()
        .filter(Effect.Start.class::isInstance)
        .map(Effect::attempt)
        .toList();
  }
}
