// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** The first entries behind a place, of all that a search finds. */
final class BestHits implements WordShelf.Hits {
  private final PriorityQueue<Place> worstFirst = new PriorityQueue<>(Comparator.reverseOrder());
  private final boolean ranked;
  private final Optional<Place> after;
  private final int most;

  BestHits(boolean ranked, Optional<Place> after, int most) {
    this.ranked = ranked;
    this.after = after;
    this.most = most;
  }

  @Override
  public void add(WordShelf shelf, int entry, int rank) {
    int order = ranked ? rank : 0;
    boolean full = worstFirst.size() == most;
    if (full && !worstFirst.element().isBehind(shelf, entry, order)) {
      return;
    }
    Place place = new Place(order, shelf.name(entry), shelf.uid(entry));
    if (after.filter(last -> place.compareTo(last) <= 0).isEmpty()) {
      if (full) {
        worstFirst.remove();
      }
      worstFirst.add(place);
    }
  }

  List<Place> inOrder() {
    return worstFirst.stream().sorted().toList();
  }
}
