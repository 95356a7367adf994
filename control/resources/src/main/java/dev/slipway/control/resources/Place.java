// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Uid;
import dev.slipway.spi.Page;
import java.util.Comparator;

/**
 * Where an entry comes in the answer of a search; the token of a page is the place of its last one.
 */
record Place(int rank, String name, Uid uid) implements Comparable<Place> {
  private static final Comparator<Place> BEST_FIRST =
      Comparator.comparingInt(Place::rank).thenComparing(Place::name).thenComparing(Place::uid);

  /**
   * @throws dev.slipway.model.SlipwayException {@code MALFORMED} if it is no token
   */
  static Place parse(String token) {
    String[] parts = token.split(":", 3);
    try {
      return new Place(Integer.parseInt(parts[0]), parts[1], new Uid(parts[2]));
    } catch (RuntimeException e) {
      throw Page.refused(token);
    }
  }

  String token() {
    return rank + ":" + name + ":" + uid;
  }

  /** Whether an entry of that rank comes before this place, told without making its place. */
  boolean isBehind(WordShelf shelf, int entry, int entryRank) {
    int order = Integer.compare(entryRank, rank);
    if (order == 0) {
      order = shelf.compareName(entry, name);
    }
    return (order == 0 ? shelf.uid(entry).compareTo(uid) : order) < 0;
  }

  @Override
  public int compareTo(Place other) {
    return BEST_FIRST.compare(this, other);
  }
}
