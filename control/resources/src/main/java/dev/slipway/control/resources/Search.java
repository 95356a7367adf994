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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds resources by their names, titles, descriptions and tags, and lists those of a label. */
public final class Search {
  /** How often a page looks on for more where the caller may not see what was found. */
  private static final int MOST_ROUNDS = 20;

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

  /** Does before it is asked for what the first search would wait for. */
  public void warmUp() {
    index.update();
  }

  /** What the caller may see of what was asked for, with everything committed before the call. */
  public Page<Resource<Json>> find(Caller caller, Query query, Page.Request page) {
    Optional<Uid> project =
        query.project().map(key -> reads.load(caller, Reads.projectRef(key)).uid());
    Optional<Place> after =
        page.after().isEmpty() ? Optional.empty() : Optional.of(Place.parse(page.after()));
    SearchTerms wanted = SearchTerms.of(query, project);
    List<Resource<Json>> found = new ArrayList<>();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      BestHits hits = new BestHits(query.ranked(), after, page.limit() + 1);
      index.find(wanted, hits);
      List<Place> best = hits.inOrder();
      Map<Uid, Resource<Json>> stored = stored(best);
      for (Place place : best) {
        if (found.size() == page.limit()) {
          return new Page<>(found, after.map(Place::token));
        }
        after = Optional.of(place);
        Optional.ofNullable(stored.get(place.uid()))
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

  private Map<Uid, Resource<Json>> stored(List<Place> places) {
    return reads.findAll(places.stream().map(Place::uid).toList()).stream()
        .collect(Collectors.toMap(Resource::uid, Function.identity()));
  }
}
