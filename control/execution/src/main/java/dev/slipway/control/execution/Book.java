// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Activity;
import dev.slipway.model.ActivityKey;
import dev.slipway.model.ActivityState;
import dev.slipway.model.Attempt;
import dev.slipway.model.Attempt.AttemptState;
import dev.slipway.model.AttemptId;
import dev.slipway.model.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A run's record in memory, with what is asked of it at each step at hand, so that no step looks at
 * all of its activities. Only what is committed gets into it.
 */
final class Book {
  /** When an activity may start, within its lane: from an instant on, in the order of the plan. */
  record Turn(int lane, Instant notBefore, int place) implements Comparable<Turn> {
    /** Before all of a lane. */
    static Turn before(int lane) {
      return new Turn(lane, Instant.MIN, -1);
    }

    @Override
    public int compareTo(Turn other) {
      if (lane != other.lane) {
        return Integer.compare(lane, other.lane);
      }
      int byTime = notBefore.compareTo(other.notBefore);
      return byTime != 0 ? byTime : Integer.compare(place, other.place);
    }
  }

  private static final int UNKNOWN = -1;

  private static final class Line {
    private final int place;
    private final List<ActivityKey> neededBy = new ArrayList<>();
    private int lane = UNKNOWN;
    private Activity activity;
    private int openNeeds;
    private List<Attempt> attempts = List.of();

    private Line(int place, Activity activity) {
      this.place = place;
      this.activity = activity;
    }
  }

  private final SequencedMap<ActivityKey, Line> lines = new LinkedHashMap<>();
  private final NavigableMap<Turn, Activity> ready = new TreeMap<>();
  private final Map<AttemptId, Attempt> running = new HashMap<>();
  private Lanes lanes = new Lanes(Reach.NONE);
  private Run run;
  private int unfinished;

  Book(RunRecord record) {
    run = record.run();
    for (Activity activity : record.activities()) {
      lines.put(activity.key(), new Line(lines.size(), activity));
      count(activity, 1);
    }
    for (Activity activity : record.activities()) {
      Line line = line(activity.key());
      activity.needs().stream().distinct().map(lines::get).forEach(need -> tie(need, line));
    }
    record.attempts().forEach(this::put);
  }

  private static void tie(Line need, Line line) {
    if (need != null) {
      need.neededBy.add(line.activity.key());
      line.openNeeds += need.activity.state().isFinal() ? 0 : 1;
    }
  }

  Run run() {
    return run;
  }

  /** In the order of the plan, each after those it needs. */
  List<Activity> activities() {
    return lines.values().stream().map(line -> line.activity).toList();
  }

  Optional<Activity> activity(ActivityKey key) {
    return Optional.ofNullable(lines.get(key)).map(line -> line.activity);
  }

  /** Those at an activity, by number. */
  List<Attempt> attempts(ActivityKey key) {
    return line(key).attempts;
  }

  Optional<Attempt> attempt(AttemptId id) {
    Line line = lines.get(id.activity());
    return line == null
        ? Optional.empty()
        : line.attempts.stream().filter(attempt -> attempt.id().equals(id)).findFirst();
  }

  Collection<Attempt> running() {
    return running.values();
  }

  /** How many of what an activity needs have not ended. */
  int openNeeds(ActivityKey key) {
    return line(key).openNeeds;
  }

  List<ActivityKey> neededBy(ActivityKey key) {
    return line(key).neededBy;
  }

  int unfinished() {
    return unfinished;
  }

  NavigableMap<Turn, Activity> ready() {
    return ready;
  }

  /** The first that is ready in each lane that has one. */
  List<Turn> firstReady() {
    return Ready.firsts(ready);
  }

  Turn turn(Activity activity) {
    Line line = line(activity.key());
    if (line.lane == UNKNOWN) {
      line.lane = lanes.of(activity.key());
    }
    return new Turn(line.lane, activity.notBefore(), line.place);
  }

  Lanes lanes() {
    return lanes;
  }

  /** Puts the activities into other lanes. */
  void arrange(Lanes others) {
    List<Activity> all = List.copyOf(ready.values());
    ready.clear();
    lanes = others;
    lines.values().forEach(line -> line.lane = UNKNOWN);
    all.forEach(activity -> ready.put(turn(activity), activity));
  }

  RunRecord record() {
    List<Attempt> attempts =
        lines.values().stream().flatMap(line -> line.attempts.stream()).toList();
    return new RunRecord(run, activities(), attempts);
  }

  /** Takes over what was decided and is committed. */
  void apply(Decision decision) {
    run = decision.run();
    for (Activity changed : decision.activities()) {
      Line line = line(changed.key());
      boolean ends = changed.state().isFinal() && !line.activity.state().isFinal();
      count(line.activity, -1);
      line.activity = changed;
      count(changed, 1);
      if (ends) {
        line.neededBy.forEach(key -> line(key).openNeeds--);
      }
    }
    decision.attempts().forEach(this::put);
  }

  private void count(Activity activity, int times) {
    if (!activity.state().isFinal()) {
      unfinished += times;
    }
    if (activity.state() == ActivityState.READY) {
      if (times > 0) {
        ready.put(turn(activity), activity);
      } else {
        ready.remove(turn(activity));
      }
    }
  }

  private void put(Attempt attempt) {
    Line line = line(attempt.id().activity());
    List<Attempt> all = new ArrayList<>(line.attempts);
    all.removeIf(other -> other.id().equals(attempt.id()));
    all.add(attempt);
    line.attempts = List.copyOf(all);
    if (attempt.state() == AttemptState.RUNNING) {
      running.put(attempt.id(), attempt);
    } else {
      running.remove(attempt.id());
    }
  }

  private Line line(ActivityKey key) {
    Line line = lines.get(key);
    if (line == null) {
      throw new IllegalArgumentException("run " + run.uid() + " has no activity " + key);
    }
    return line;
  }
}
