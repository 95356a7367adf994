// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Activity;
import dev.slipway.model.ActivityKey;
import dev.slipway.model.Attempt;
import dev.slipway.model.AttemptId;
import dev.slipway.model.Run;
import dev.slipway.spi.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * A record while a controller decides on it: the newest form of each part, and what is to be
 * written. A part that changes several times in one decision is written once, one revision up.
 */
final class Draft {
  private final SequencedMap<ActivityKey, Activity> activities = new LinkedHashMap<>();
  private final SequencedMap<AttemptId, Attempt> attempts = new LinkedHashMap<>();
  private final SequencedSet<ActivityKey> changedActivities = new LinkedHashSet<>();
  private final SequencedSet<AttemptId> changedAttempts = new LinkedHashSet<>();
  private final List<Write> further = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private final long stored;
  private Run run;
  private Optional<Instant> wakeAt = Optional.empty();
  private boolean wantsRoom;

  Draft(RunRecord record) {
    run = record.run();
    stored = run.revision();
    record.activities().forEach(a -> activities.put(a.key(), a));
    record.attempts().forEach(a -> attempts.put(a.id(), a));
    if (stored == 0) {
      put(run);
      record.activities().forEach(this::put);
    }
  }

  Run run() {
    return run;
  }

  /** In order, each after those it needs. */
  List<Activity> activities() {
    return List.copyOf(activities.values());
  }

  Optional<Activity> activity(ActivityKey key) {
    return Optional.ofNullable(activities.get(key));
  }

  List<Attempt> attempts() {
    return List.copyOf(attempts.values());
  }

  Optional<Attempt> attempt(AttemptId id) {
    return Optional.ofNullable(attempts.get(id));
  }

  void put(Run changed) {
    run = Runs.revised(changed, stored + 1);
  }

  void put(Activity changed) {
    Activity known = activities.getOrDefault(changed.key(), changed);
    long revision = changedActivities.add(changed.key()) ? known.revision() + 1 : known.revision();
    activities.put(changed.key(), Activities.revised(changed, revision));
  }

  void put(Attempt changed) {
    Optional<Attempt> known = attempt(changed.id());
    boolean first = changedAttempts.add(changed.id());
    long revision = known.map(a -> first ? a.revision() + 1 : a.revision()).orElse(1L);
    attempts.put(
        changed.id(),
        new Attempt(
            changed.id(),
            changed.epoch(),
            changed.state(),
            changed.started(),
            changed.finished(),
            changed.failure(),
            revision));
  }

  /** Adds writes that belong to what was observed. */
  void write(List<Write> writes) {
    further.addAll(writes);
  }

  void then(Effect effect) {
    effects.add(effect);
  }

  void wakeAt(Instant at) {
    wakeAt = wakeAt.filter(known -> known.isBefore(at)).or(() -> Optional.of(at));
  }

  void wantRoom() {
    wantsRoom = true;
  }

  Decision decided() {
    List<Write> writes = new ArrayList<>();
    if (run.revision() > stored) {
      writes.add(new Write.PutRun(run));
    }
    activities.values().stream()
        .filter(a -> changedActivities.contains(a.key()))
        .forEach(a -> writes.add(new Write.PutActivity(a)));
    attempts.values().stream()
        .filter(a -> changedAttempts.contains(a.id()))
        .forEach(a -> writes.add(new Write.PutAttempt(a)));
    writes.addAll(further);
    RunRecord next = new RunRecord(run, activities(), attempts());
    return new Decision(next, writes, effects, wakeAt, wantsRoom);
  }
}
