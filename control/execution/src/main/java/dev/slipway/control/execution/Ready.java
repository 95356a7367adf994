// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Activity;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The activities that may start, in the order of their turns, as a draft has them. */
final class Ready {
  private final NavigableMap<Book.Turn, Activity> stored;
  private final NavigableMap<Book.Turn, Activity> added = new TreeMap<>();
  private final Set<Book.Turn> removed = new HashSet<>();

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

  /** When the first may start. */
  Optional<Instant> first() {
    return after(Optional.empty()).map(Book.Turn::notBefore);
  }

  /** The turn after that one, or the first. */
  Optional<Book.Turn> after(Optional<Book.Turn> turn) {
    Iterator<Book.Turn> old = from(stored, turn).iterator();
    Optional<Book.Turn> kept = Optional.empty();
    while (kept.isEmpty() && old.hasNext()) {
      kept = Optional.of(old.next()).filter(candidate -> !removed.contains(candidate));
    }
    Iterator<Book.Turn> drafted = from(added, turn).iterator();
    Optional<Book.Turn> mine = drafted.hasNext() ? Optional.of(drafted.next()) : Optional.empty();
    return Stream.concat(kept.stream(), mine.stream()).min(Comparator.naturalOrder());
  }

  private static NavigableSet<Book.Turn> from(
      NavigableMap<Book.Turn, Activity> turns, Optional<Book.Turn> after) {
    NavigableSet<Book.Turn> all = turns.navigableKeySet();
    return after.map(turn -> all.tailSet(turn, false)).orElse(all);
  }

  Activity at(Book.Turn turn) {
    return Optional.ofNullable(added.get(turn))
        .or(() -> Optional.ofNullable(stored.get(turn)))
        .orElseThrow();
  }
}
