// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Priority;
import dev.slipway.model.Uid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The runs that have something to start and are held by the same limits. A line stands in one pool:
 * that of the limit which held it the last time it was looked at, or of none.
 */
final class Line {
  /** A run's activities of one lane. */
  record Seat(Uid run, int lane) {}

  /** The lines of one project and priority, which have their turns together. */
  static final class Share {
    final Priority priority;
    final Uid project;
    final List<Line> lines = new ArrayList<>();
    long lastTurn;

    Share(Priority priority, Uid project) {
      this.priority = priority;
      this.project = project;
    }
  }

  /** Lines that are held together, or not at all while it is open. */
  static final class Pool {
    final NavigableSet<Line> lines = new TreeSet<>(ORDER);
    boolean isOpen;
  }

  /** Whose turn it is, of those that have somebody waiting. */
  static final Comparator<Line> ORDER =
      Comparator.<Line, Priority>comparing(line -> line.share.priority)
          .thenComparingLong(line -> line.share.lastTurn)
          .thenComparing(line -> line.share.project.value())
          .thenComparingLong(line -> line.seats.firstKey())
          .thenComparingInt(line -> line.number);

  final Queue queue;
  final List<Bound> bounds;
  final Share share;

  /** By the order in which the runs came. */
  final NavigableMap<Long, Seat> seats = new TreeMap<>();

  private final int number;
  Pool pool;

  /** How many runs have a seat here, taken or not. */
  int members;

  /** How many turns there had been when its own came and it was held; -1 if it was not. */
  long heldSince = -1;

  Line(Queue queue, List<Bound> bounds, Share share, int number, Pool pool) {
    this.queue = queue;
    this.bounds = bounds;
    this.share = share;
    this.number = number;
    this.pool = pool;
  }

  boolean isBehind(Line other) {
    return share.priority.compareTo(other.share.priority) >= 0;
  }
}
