// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Activity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The activities that may start, in the order of their turns, as a draft has them. */
final class Ready {
  private final NavigableMap<Book.Turn, Activity> stored;
  private final NavigableMap<Book.Turn, Activity> added = new TreeMap<>();
  private final Set<Book.Turn> removed = new HashSet<>();

  /** No stored turn of the lane before it is left. */
  private final Map<Integer, Book.Turn> from = new HashMap<>();

  Ready(NavigableMap<Book.Turn, Activity> stored) {
    this.stored = stored;
  }

  void add(Book.Turn turn, Activity activity) {
    added.put(turn, activity);
  }

  void remove(Book.Turn turn) {
    if (added.remove(turn) == null || stored.containsKey(turn)) {
      removed.add(turn);
    }
  }

  /** The first in each lane that has one. */
  List<Book.Turn> firsts() {
    List<Book.Turn> stand = firsts(stored);
    if (added.isEmpty() && removed.isEmpty()) {
      return stand;
    }
    Set<Integer> lanes = new TreeSet<>();
    stand.forEach(turn -> lanes.add(turn.lane()));
    firsts(added).forEach(turn -> lanes.add(turn.lane()));
    return lanes.stream().flatMap(lane -> first(lane).stream()).toList();
  }

  /** The first in each lane. Goes from lane to lane. */
  static List<Book.Turn> firsts(NavigableMap<Book.Turn, Activity> all) {
    List<Book.Turn> firsts = new ArrayList<>(1);
    Book.Turn first = all.isEmpty() ? null : all.firstKey();
    while (first != null) {
      firsts.add(first);
      first = all.higherKey(Book.Turn.before(first.lane() + 1));
    }
    return firsts;
  }

  Optional<Book.Turn> first(int lane) {
    return earlier(firstKept(lane), Optional.ofNullable(added.higherKey(Book.Turn.before(lane))))
        .filter(turn -> turn.lane() == lane);
  }

  /** The turn after that one in its lane. */
  Optional<Book.Turn> after(Book.Turn turn) {
    return earlier(
            kept(stored.navigableKeySet().tailSet(turn, false)),
            Optional.ofNullable(added.higherKey(turn)))
        .filter(next -> next.lane() == turn.lane());
  }

  private static Optional<Book.Turn> earlier(Optional<Book.Turn> kept, Optional<Book.Turn> mine) {
    if (kept.isEmpty() || mine.isEmpty()) {
      return kept.or(() -> mine);
    }
    return kept.get().compareTo(mine.get()) < 0 ? kept : mine;
  }

  /** Begins where it ended the last time: what is removed does not come back. */
  private Optional<Book.Turn> firstKept(int lane) {
    Book.Turn begin = from.getOrDefault(lane, Book.Turn.before(lane));
    Optional<Book.Turn> kept = kept(stored.navigableKeySet().tailSet(begin, true));
    from.put(lane, kept.orElseGet(() -> Book.Turn.before(Integer.MAX_VALUE)));
    return kept;
  }

  private Optional<Book.Turn> kept(NavigableSet<Book.Turn> some) {
    for (Book.Turn turn : some) {
      if (!removed.contains(turn)) {
        return Optional.of(turn);
      }
    }
    return Optional.empty();
  }

  Activity at(Book.Turn turn) {
    return Optional.ofNullable(added.get(turn))
        .or(() -> Optional.ofNullable(stored.get(turn)))
        .orElseThrow();
  }
}
