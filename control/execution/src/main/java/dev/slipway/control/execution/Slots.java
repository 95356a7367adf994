// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Activity;
import dev.slipway.model.ActivityKey;
import dev.slipway.model.AttemptId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The attempts that are going on, over all runs, and the room that the limits leave. One thread
 * changes it; others may ask what is full.
 */
final class Slots {
  private record Taken(AttemptId attempt, Loop loop, List<Bound> bounds) {}

  private final Map<ActivityKey, Taken> taken = new ConcurrentHashMap<>();
  private final Map<Bound, Integer> counts = new ConcurrentHashMap<>();
  private final Set<Bound> freed = new HashSet<>();
  private volatile Limits limits;
  private volatile List<Bound> kept = List.of();
  private boolean closed;

  Slots(Limits limits) {
    this.limits = limits;
  }

  Limits limits() {
    return limits;
  }

  /** Has other limits hold from now on; what runs goes on, also where it is more than they let. */
  void limit(Limits others) {
    limits = others;
    counts.clear();
    taken.replaceAll((key, slot) ->
        new Taken(slot.attempt(), slot.loop(), others.bounds(slot.loop().queue(key, others))));
    taken.values().forEach(this::count);
  }

  boolean areFree() {
    return !closed && !isInstanceFull();
  }

  boolean isInstanceFull() {
    return taken.size() >= limits.instance().most();
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

  /** The first of them of which no more may run. */
  Optional<Bound> full(List<Bound> bounds) {
    for (Bound bound : bounds) {
      if (isFull(bound)) {
        return Optional.of(bound);
      }
    }
    return Optional.empty();
  }

  boolean isFull(Bound bound) {
    int count = counts.getOrDefault(bound, 0);
    return limits.cap(bound).filter(cap -> count >= cap.most()).isPresent();
  }

  /** Where room is kept for somebody who has waited long. */
  List<Bound> kept() {
    return kept;
  }

  void keep(List<Bound> bounds) {
    kept = bounds;
  }

  /** Whether nobody makes the same outputs just now. */
  boolean areFreeFor(Activity activity) {
    return !taken.containsKey(activity.key());
  }

  void take(AttemptId attempt, Loop loop, List<Bound> bounds) {
    Taken slot = new Taken(attempt, loop, bounds);
    taken.put(attempt.activity(), slot);
    count(slot);
  }

  private void count(Taken slot) {
    slot.bounds().forEach(bound -> counts.merge(bound, 1, Integer::sum));
  }

  /** Without consequence if the attempt has none. */
  void free(AttemptId attempt) {
    Taken slot = taken.get(attempt.activity());
    if (slot != null && slot.attempt().equals(attempt)) {
      taken.remove(attempt.activity());
      for (Bound bound : slot.bounds()) {
        counts.computeIfPresent(bound, (of, count) -> count > 1 ? count - 1 : null);
        freed.add(bound);
      }
    }
  }

  /** Those in which there is room that there was not, each told once. */
  List<Bound> takeFreed() {
    if (freed.isEmpty()) {
      return List.of();
    }
    List<Bound> open = freed.stream().filter(bound -> !isFull(bound)).toList();
    freed.clear();
    return open;
  }

  /** The decision does not hold after all. */
  void giveBack(Decision decision) {
    decision.effects().stream()
        .filter(Effect.Start.class::isInstance)
        .forEach(start -> free(start.attempt()));
  }
}
