// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Activity;
import dev.slipway.model.ActivityKey;
import dev.slipway.model.ActivityState;
import dev.slipway.model.Attempt;
import dev.slipway.model.Attempt.AttemptState;
import dev.slipway.model.AttemptId;
import dev.slipway.model.Run;
import dev.slipway.spi.Write;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Queue;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;

/**
 * What a controller has decided so far, over a book that it leaves as it is. A part that changes
 * several times in one decision is written once, one revision up.
 */
final class Draft {
  private final Book book;
  private final SequencedMap<ActivityKey, Activity> activities = new LinkedHashMap<>();
  private final Map<ActivityKey, NavigableMap<Integer, Attempt>> attempts = new HashMap<>();
  private final SequencedSet<AttemptId> changedAttempts = new LinkedHashSet<>();
  private final Map<ActivityKey, Integer> openNeeds = new HashMap<>();
  private final Ready ready;
  private final Queue<ActivityKey> released = new ArrayDeque<>();
  private final List<Write> further = new ArrayList<>();
  private final Deque<Effect> effects = new ArrayDeque<>();
  private Run run;
  private int unfinished;

  Draft(Book book) {
    this.book = book;
    this.run = book.run();
    this.unfinished = book.unfinished();
    this.ready = new Ready(book.ready());
    if (run.revision() == 0) {
      put(run);
      book.activities().forEach(this::put);
      release();
    }
  }

  Run run() {
    return run;
  }

  /** In the order of the plan. Looks at all of them. */
  List<Activity> activities() {
    return book.activities().stream().map(a -> activities.getOrDefault(a.key(), a)).toList();
  }

  Optional<Activity> activity(ActivityKey key) {
    Activity drafted = activities.get(key);
    return drafted == null ? book.activity(key) : Optional.of(drafted);
  }

  /** Those at an activity, by number. */
  List<Attempt> attempts(ActivityKey key) {
    NavigableMap<Integer, Attempt> drafted = attempts.get(key);
    return drafted == null ? book.attempts(key) : List.copyOf(drafted.values());
  }

  Optional<Attempt> attempt(AttemptId id) {
    NavigableMap<Integer, Attempt> drafted = attempts.get(id.activity());
    if (drafted != null) {
      return Optional.ofNullable(drafted.get(id.number()));
    }
    return book.attempt(id);
  }

  List<Attempt> running() {
    SequencedSet<AttemptId> ids = new LinkedHashSet<>();
    book.running().forEach(attempt -> ids.add(attempt.id()));
    ids.addAll(changedAttempts);
    return ids.stream()
        .flatMap(id -> attempt(id).stream())
        .filter(attempt -> attempt.state() == AttemptState.RUNNING)
        .toList();
  }

  Ready ready() {
    return ready;
  }

  int unfinished() {
    return unfinished;
  }

  /** Has all waiting activities looked at whose needs have ended. */
  void release() {
    for (Activity activity : activities()) {
      if (activity.state() == ActivityState.WAITING && openNeeds(activity.key()) == 0) {
        released.add(activity.key());
      }
    }
  }

  /** The next activity whose needs have all ended. */
  Optional<Activity> nextReleased() {
    return Optional.ofNullable(released.poll()).flatMap(this::activity);
  }

  void put(Run changed) {
    run = Runs.revised(changed, book.run().revision() + 1);
  }

  void put(Activity changed) {
    ActivityKey key = changed.key();
    Activity known = activity(key).orElse(changed);
    long revision = activities.containsKey(key) ? known.revision() : known.revision() + 1;
    activities.put(key, Activities.revised(changed, revision));
    if (known.state() == ActivityState.READY) {
      ready.remove(book.turn(known));
    }
    if (changed.state() == ActivityState.READY) {
      ready.add(book.turn(changed), changed);
    }
    if (changed.state().isFinal() && !known.state().isFinal()) {
      unfinished--;
      book.neededBy(key).forEach(this::satisfy);
    }
  }

  private void satisfy(ActivityKey waiting) {
    int left = openNeeds(waiting) - 1;
    openNeeds.put(waiting, left);
    if (left == 0) {
      released.add(waiting);
    }
  }

  private int openNeeds(ActivityKey key) {
    Integer drafted = openNeeds.get(key);
    return drafted == null ? book.openNeeds(key) : drafted;
  }

  void put(Attempt changed) {
    AttemptId id = changed.id();
    NavigableMap<Integer, Attempt> all =
        attempts.computeIfAbsent(
            id.activity(),
            key -> {
              NavigableMap<Integer, Attempt> stored = new TreeMap<>();
              book.attempts(key).forEach(attempt -> stored.put(attempt.id().number(), attempt));
              return stored;
            });
    Optional<Attempt> known = Optional.ofNullable(all.get(id.number()));
    long raise = changedAttempts.add(id) ? 1 : 0;
    all.put(id.number(), revised(changed, known.map(Attempt::revision).orElse(0L) + raise));
  }

  private static Attempt revised(Attempt attempt, long revision) {
    return new Attempt(
        attempt.id(),
        attempt.epoch(),
        attempt.state(),
        attempt.started(),
        attempt.finished(),
        attempt.failure(),
        revision);
  }

  /** Adds writes that belong to what was observed. */
  void write(List<Write> writes) {
    further.addAll(writes);
  }

  void then(Effect effect) {
    effects.add(effect);
  }

  Decision decided() {
    List<Attempt> changed = new ArrayList<>(changedAttempts.size());
    changedAttempts.forEach(id -> changed.add(attempt(id).orElseThrow()));
    boolean runChanged = run.revision() > book.run().revision();
    return new Decision(
        run, runChanged, List.copyOf(activities.values()), changed, further, List.copyOf(effects));
  }
}
