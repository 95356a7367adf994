// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.control.execution.Line.Pool;
import dev.slipway.control.execution.Line.Seat;
import dev.slipway.control.execution.Line.Share;
import dev.slipway.model.Priority;
import dev.slipway.model.Uid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Whose turn it is among the runs that have something to start: the highest priority comes first;
 * within it the project whose last turn is longest ago; within that the run that came first. So of
 * {@code k} projects of one priority that always have something to start, each gets one of any
 * {@code k} turns in a row.
 *
 * <p>Runs that the same limits hold stand in one {@link Line}. A line that is held is put into the
 * pool of the limit that holds it and is not looked at until there is room in that, so that a turn
 * costs the logarithm of what waits, however much is held.
 */
final class Turns {
  private record Ticket(Priority priority, Uid project) {}

  private record Aside(Line line, long arrival, Seat seat) {}

  private static final class Place {
    private final long arrival;
    private final Map<Integer, Line> lines = new HashMap<>();

    private Place(long arrival) {
      this.arrival = arrival;
    }
  }

  private final Function<Queue, List<Bound>> bounds;
  private final Map<Ticket, Share> shares = new HashMap<>();
  private final Map<Queue, Line> lines = new HashMap<>();
  private final Map<Bound, Pool> pools = new HashMap<>();
  private final NavigableSet<Pool> open =
      new TreeSet<>(Comparator.<Pool, Line>comparing(pool -> pool.lines.first(), Line.ORDER));
  private final Map<Uid, Place> places = new HashMap<>();
  private final List<Aside> aside = new ArrayList<>();
  private Pool free = opened();
  private int numbers;
  private long arrivals;
  private long turns;

  /**
   * @param bounds what holds the activities of a queue; may give others after {@link #regroup}
   */
  Turns(Function<Queue, List<Bound>> bounds) {
    this.bounds = bounds;
  }

  /** How many there have been. */
  long count() {
    return turns;
  }

  /** The run has something to start in the lane from now on. One that is there keeps its place. */
  void add(Uid run, int lane, IntFunction<Queue> queues) {
    Place place = places.computeIfAbsent(run, uid -> new Place(arrivals++));
    Line line = place.lines.computeIfAbsent(lane, number -> joined(queues.apply(number)));
    if (!line.seats.containsKey(place.arrival)) {
      sit(line, place.arrival, new Seat(run, lane));
    }
  }

  /** The run has nothing to start in the lane any more. */
  void remove(Uid run, int lane) {
    Place place = places.get(run);
    Line line = place == null ? null : place.lines.get(lane);
    if (place != null && line != null) {
      rise(line, place.arrival);
    }
  }

  /** The lanes in which the run had something to start once. */
  Set<Integer> lanes(Uid run) {
    Place place = places.get(run);
    return place == null ? Set.of() : place.lines.keySet();
  }

  /** The run has ended. */
  void forget(Uid run) {
    Place place = places.remove(run);
    if (place != null) {
      place.lines.values().forEach(line -> leave(line, place.arrival));
    }
  }

  /** Takes all out of their lines, as others may hold them now; they are to be added again. */
  void regroup() {
    places.values().forEach(place -> place.lines.clear());
    shares.values().forEach(share -> share.lines.clear());
    lines.clear();
    pools.clear();
    open.clear();
    aside.clear();
    free = opened();
  }

  /** The line whose turn it is. */
  Optional<Line> next() {
    return open.isEmpty() ? Optional.empty() : Optional.of(open.first().lines.first());
  }

  /** The line has had its turn, whatever it did with it. */
  void had(Line line) {
    Share share = line.share;
    share.lines.forEach(this::detach);
    share.lastTurn = ++turns;
    share.lines.forEach(this::attach);
    line.heldSince = -1;
  }

  /** The line is held, and is not looked at before there is room. */
  void hold(Line line, Bound bound) {
    detach(line);
    line.pool = pools.computeIfAbsent(bound, any -> new Pool());
    attach(line);
    line.heldSince = line.heldSince < 0 ? turns : line.heldSince;
  }

  /** There is room. */
  void open(Bound bound) {
    Pool pool = pools.get(bound);
    if (pool != null && !pool.isOpen) {
      pool.isOpen = true;
      enterOrder(pool);
    }
  }

  /** There is no room. */
  void close(Bound bound) {
    Pool pool = pools.get(bound);
    if (pool != null && pool.isOpen) {
      leaveOrder(pool);
      pool.isOpen = false;
    }
  }

  /** Has all lines looked at again that are held for it. */
  void release(Bound bound) {
    Pool pool = pools.remove(bound);
    if (pool != null) {
      for (Line line : List.copyOf(pool.lines)) {
        detach(line);
        line.pool = free;
        attach(line);
      }
    }
  }

  /** The first run of the line cannot start what it has, until {@link #restore}. */
  void setAside(Line line) {
    Map.Entry<Long, Seat> first = line.seats.firstEntry();
    rise(line, first.getKey());
    aside.add(new Aside(line, first.getKey(), first.getValue()));
  }

  /** Brings back what was set aside, each to its old place. */
  void restore() {
    aside.stream()
        .filter(away -> places.containsKey(away.seat().run()))
        .forEach(away -> sit(away.line(), away.arrival(), away.seat()));
    aside.clear();
  }

  private Line joined(Queue queue) {
    Line line =
        lines.computeIfAbsent(
            queue,
            of -> {
              Share share =
                  shares.computeIfAbsent(
                      new Ticket(of.priority(), of.project()),
                      ticket -> new Share(ticket.priority(), ticket.project()));
              Line begun = new Line(of, bounds.apply(of), share, numbers++, free);
              share.lines.add(begun);
              return begun;
            });
    line.members++;
    return line;
  }

  private void leave(Line line, long arrival) {
    rise(line, arrival);
    line.members--;
    if (line.members == 0) {
      lines.remove(line.queue);
      line.share.lines.remove(line);
    }
  }

  private void sit(Line line, long arrival, Seat seat) {
    detach(line);
    line.seats.put(arrival, seat);
    attach(line);
  }

  private void rise(Line line, long arrival) {
    if (line.seats.containsKey(arrival)) {
      detach(line);
      line.seats.remove(arrival);
      attach(line);
      if (line.seats.isEmpty()) {
        line.heldSince = -1;
        line.pool = free;
      }
    }
  }

  /** Out of the order, which is about to change. */
  private void detach(Line line) {
    if (!line.seats.isEmpty()) {
      leaveOrder(line.pool);
      line.pool.lines.remove(line);
      enterOrder(line.pool);
    }
  }

  private void attach(Line line) {
    if (!line.seats.isEmpty()) {
      leaveOrder(line.pool);
      line.pool.lines.add(line);
      enterOrder(line.pool);
    }
  }

  /** A pool that has nobody in it is in no order. */
  private void leaveOrder(Pool pool) {
    if (pool.isOpen && !pool.lines.isEmpty()) {
      open.remove(pool);
    }
  }

  private void enterOrder(Pool pool) {
    if (pool.isOpen && !pool.lines.isEmpty()) {
      open.add(pool);
    }
  }

  private static Pool opened() {
    Pool pool = new Pool();
    pool.isOpen = true;
    return pool;
  }
}
