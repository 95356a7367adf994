// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Priority;
import dev.slipway.model.Uid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whose turn it is among the runs that have something to start: the highest priority comes first;
 * within it the project whose last turn is longest ago; within that the run that came first. So of
 * {@code k} projects of one priority that always have something to start, each gets one of any
 * {@code k} turns in a row.
 */
final class Turns {
  /** The runs of one project and priority. */
  private record Queue(Priority priority, Uid project) {}

  private static final class Line {
    private final Queue queue;
    private final NavigableMap<Long, Uid> runs = new TreeMap<>();
    private long lastTurn;

    private Line(Queue queue) {
      this.queue = queue;
    }
  }

  private record Place(Line line, long arrival) {}

  private final Map<Queue, Line> lines = new HashMap<>();
  private final NavigableSet<Line> waiting =
      new TreeSet<>(
          Comparator.<Line, Priority>comparing(line -> line.queue.priority())
              .thenComparingLong(line -> line.lastTurn)
              .thenComparing(line -> line.queue.project().value()));
  private final Map<Uid, Place> places = new HashMap<>();
  private final List<Uid> aside = new ArrayList<>();
  private long arrivals;
  private long turns;

  /** The run has something to start from now on. One that is there keeps its place. */
  void add(Uid run, Priority priority, Uid project) {
    Place place =
        places.computeIfAbsent(
            run,
            uid ->
                new Place(
                    lines.computeIfAbsent(new Queue(priority, project), Line::new), arrivals++));
    put(run, place);
  }

  /** The run has nothing to start any more. */
  void remove(Uid run) {
    take(run);
  }

  /** The run has ended. */
  void forget(Uid run) {
    take(run);
    places.remove(run);
  }

  /** The run whose turn it is. */
  Optional<Uid> next() {
    return waiting.isEmpty()
        ? Optional.empty()
        : Optional.of(waiting.first().runs.firstEntry().getValue());
  }

  /** The run has had its turn. */
  void had(Uid run) {
    Line line = place(run).line();
    boolean waits = waiting.remove(line);
    line.lastTurn = ++turns;
    if (waits) {
      waiting.add(line);
    }
  }

  /** The run cannot start what it has, until {@link #restore}. */
  void setAside(Uid run) {
    take(run);
    aside.add(run);
  }

  /** Brings back what was set aside, each to its old place. */
  void restore() {
    aside.stream().filter(places::containsKey).forEach(run -> put(run, place(run)));
    aside.clear();
  }

  private void put(Uid run, Place place) {
    place.line().runs.put(place.arrival(), run);
    waiting.add(place.line());
  }

  private void take(Uid run) {
    Place place = places.get(run);
    if (place != null) {
      place.line().runs.remove(place.arrival());
      if (place.line().runs.isEmpty()) {
        waiting.remove(place.line());
      }
    }
  }

  private Place place(Uid run) {
    return Optional.ofNullable(places.get(run))
        .orElseThrow(() -> new IllegalArgumentException("run " + run + " is in no queue"));
  }
}
