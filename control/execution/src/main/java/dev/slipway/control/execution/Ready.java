// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Activity;
import java.time.Instant;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The activities that may start, in the order of their turns, as a draft has them. */
final class Ready {
  private final NavigableMap<Book.Turn, Activity> stored;
  private final NavigableMap<Book.Turn, Activity> added = new TreeMap<>();
  private final Set<Book.Turn> removed = new HashSet<>();

  /** No stored turn before it is left. */
  private Optional<Book.Turn> from = Optional.empty();

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
    Optional<Book.Turn> kept =
        turn.isEmpty() ? firstKept() : kept(stored.navigableKeySet().tailSet(turn.get(), false));
    Optional<Book.Turn> mine =
        Optional.ofNullable(turn.isEmpty() ? firstAdded() : added.higherKey(turn.get()));
    if (kept.isEmpty() || mine.isEmpty()) {
      return kept.or(() -> mine);
    }
    return kept.get().compareTo(mine.get()) < 0 ? kept : mine;
  }

  private Book.@Nullable Turn firstAdded() {
    return added.isEmpty() ? null : added.firstKey();
  }

  /** Begins where it ended the last time: what is removed does not come back. */
  private Optional<Book.Turn> firstKept() {
    NavigableSet<Book.Turn> all = stored.navigableKeySet();
    Optional<Book.Turn> kept = kept(from.map(first -> all.tailSet(first, true)).orElse(all));
    if (kept.isPresent()) {
      from = kept;
    } else if (!all.isEmpty()) {
      from = Optional.of(all.last());
    }
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
