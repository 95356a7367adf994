// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Caller;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import dev.slipway.spi.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** Finds resources by their names, titles, descriptions and tags, and lists those of a label. */
public final class Search {
  private static final int MOST_WORDS = 8;

  /** How often a page looks on for more where the caller may not see what was found. */
  private static final int MOST_ROUNDS = 20;

  private static final Comparator<Place> BEST_FIRST =
      Comparator.comparingInt(Place::rank).thenComparing(Place::name).thenComparing(Place::uid);

  private final Reads reads;
  private final Views views;
  private final SearchIndex index;

  Search(Reads reads, Views views, SearchIndex index) {
    this.reads = reads;
    this.views = views;
    this.index = index;
  }

  /**
   * What is looked for; what is empty leaves all.
   *
   * @param text words, each of which is there as a whole or in part
   * @param ranked exact names first, then beginnings of names, words, and parts of words; otherwise
   *     all by name
   */
  public record Query(
      String text,
      Optional<Kind> kind,
      Optional<Name> project,
      String tag,
      Optional<Name> owner,
      boolean ranked) {}

  /** Where an entry comes in the answer; the token of a page is the place of its last one. */
  private record Place(int rank, String name, Uid uid) {
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
  }

  /** What the caller may see of what was asked for, with everything committed before the call. */
  public Page<Resource<Json>> find(Caller caller, Query query, Page.Request page) {
    Optional<Uid> project =
        query.project().map(key -> reads.load(caller, Reads.projectRef(key)).uid());
    Optional<Place> after =
        page.after().isEmpty() ? Optional.empty() : Optional.of(Place.parse(page.after()));
    List<Resource<Json>> found = new ArrayList<>();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      List<Place> best = best(query, project, after, page.limit() + 1);
      for (Place place : best) {
        if (found.size() == page.limit()) {
          return new Page<>(found, after.map(Place::token));
        }
        after = Optional.of(place);
        reads
            .find(place.uid())
            .filter(resource -> reads.allows(caller, Action.READ, resource))
            .map(resource -> views.shown(caller, resource))
            .ifPresent(found::add);
      }
      if (best.size() <= page.limit()) {
        return new Page<>(found, Optional.empty());
      }
    }
    return new Page<>(found, after.map(Place::token));
  }

  /** The first entries behind a place, in order. */
  private List<Place> best(Query query, Optional<Uid> project, Optional<Place> after, int most) {
    List<String> words = words(query.text());
    PriorityQueue<Place> best = new PriorityQueue<>(BEST_FIRST.reversed());
    for (Words entry : index.entries()) {
      if (fits(entry, query, project)) {
        int rank = entry.rank(words);
        if (rank != Words.NONE) {
          Place place = new Place(query.ranked() ? rank : 0, entry.name(), entry.uid());
          offer(best, place, after, most);
        }
      }
    }
    return best.stream().sorted(BEST_FIRST).toList();
  }

  private static void offer(
      PriorityQueue<Place> best, Place place, Optional<Place> after, int most) {
    if (after.filter(last -> BEST_FIRST.compare(place, last) <= 0).isPresent()) {
      return;
    }
    if (best.size() < most) {
      best.add(place);
    } else if (BEST_FIRST.compare(place, best.element()) < 0) {
      best.remove();
      best.add(place);
    }
  }

  private static boolean fits(Words entry, Query query, Optional<Uid> project) {
    return query.kind().filter(kind -> !kind.equals(entry.kind())).isEmpty()
        && (project.isEmpty() || project.equals(entry.project()))
        && (query.tag().isEmpty() || entry.hasTag(query.tag()))
        && query.owner().filter(owner -> !entry.hasOwner(owner)).isEmpty();
  }

  private static List<String> words(String text) {
    return Arrays.stream(Words.lower(text).strip().split("\\s+"))
        .filter(word -> !word.isEmpty())
        .limit(MOST_WORDS)
        .toList();
  }
}
