// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Activity;
import dev.slipway.model.ActivityKey;
import dev.slipway.model.AttemptId;
import dev.slipway.model.Run;
import dev.slipway.model.Uid;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The attempts that are going on, over all runs, and the room that the limits leave. */
final class Slots {
  private record Taken(AttemptId attempt, Uid project, Uid user) {}

  private final Concurrency limits;
  private final Map<ActivityKey, Taken> taken = new LinkedHashMap<>();
  private final Map<Uid, Integer> byProject = new HashMap<>();
  private final Map<Uid, Integer> byUser = new HashMap<>();
  private boolean closed;

  Slots(Concurrency limits) {
    this.limits = limits;
  }

  boolean areFree() {
    return !closed && taken.size() < limits.instance();
  }

  /** Nothing starts from now on. */
  void close() {
    closed = true;
  }

  boolean areClosed() {
    return closed;
  }

  List<AttemptId> attempts() {
    return taken.values().stream().map(Taken::attempt).toList();
  }

  /** Whether the limits let the run start something. */
  boolean areFreeFor(Run run) {
    return byProject.getOrDefault(run.project(), 0) < limits.project()
        && byUser.getOrDefault(run.runAs().user(), 0) < limits.user();
  }

  /** Whether nobody makes the same outputs just now. */
  boolean areFreeFor(Activity activity) {
    return !taken.containsKey(activity.key());
  }

  void take(Run run, AttemptId attempt) {
    Taken slot = new Taken(attempt, run.project(), run.runAs().user());
    taken.put(attempt.activity(), slot);
    byProject.merge(slot.project(), 1, Integer::sum);
    byUser.merge(slot.user(), 1, Integer::sum);
  }

  /** Without consequence if the attempt has none. */
  void free(AttemptId attempt) {
    Taken slot = taken.get(attempt.activity());
    if (slot != null && slot.attempt().equals(attempt)) {
      taken.remove(attempt.activity());
      byProject.computeIfPresent(slot.project(), (uid, count) -> count > 1 ? count - 1 : null);
      byUser.computeIfPresent(slot.user(), (uid, count) -> count > 1 ? count - 1 : null);
    }
  }

  /** The decision does not hold after all. */
  void giveBack(Decision decision) {
    decision.effects().stream()
        .filter(Effect.Start.class::isInstance)
        .forEach(start -> free(start.attempt()));
  }
}
