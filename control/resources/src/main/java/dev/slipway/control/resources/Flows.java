// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.RecipeSpec;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Change;
import dev.slipway.spi.Feed;
import dev.slipway.spi.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Flows of projects, each kept until the feed shows that a spec in its project has changed. */
final class Flows {
  private static final int MOST_KEPT = 64;
  private static final int CHANGES_AT_ONCE = 1000;
  private static final int MOST_CHANGES = 20_000;
  private static final int MOST_ATTEMPTS = 5;
  private static final Set<Change.Subject> OF_SPECS =
      Set.of(Change.Subject.RESOURCE, Change.Subject.DELETED);

  private final Reads reads;
  private final Feed feed;
  private final Plans plans;
  private final Map<Uid, Kept> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Uid, Kept> eldest) {
          return size() > MOST_KEPT;
        }
      };

  Flows(Reads reads, Feed feed, Plans plans) {
    this.reads = reads;
    this.feed = feed;
    this.plans = plans;
  }

  /**
   * @param seen up to where the feed is known to hold no change of the flow
   */
  private record Kept(Flow flow, Position seen) {}

  /**
   * The flow with everything committed before the call.
   *
   * @throws SlipwayException {@code OVERLOADED} if the project changes faster than it can be read
   */
  Flow flow(Resource<Json> project) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      Position end = feed.end();
      Optional<Flow> flow = current(project.uid(), end).or(() -> read(project, end));
      if (flow.isPresent()) {
        synchronized (kept) {
          kept.put(project.uid(), new Kept(flow.get(), end));
        }
        return flow.get();
      }
    }
    throw new SlipwayException(
        ErrorCode.OVERLOADED,
        "Project '" + project.name() + "' changes faster than it can be read. Try again.");
  }

  private Optional<Flow> current(Uid project, Position end) {
    Optional<Kept> before;
    synchronized (kept) {
      before = Optional.ofNullable(kept.get(project));
    }
    return before.filter(k -> isUnchanged(project, k.seen(), end)).map(Kept::flow);
  }

  /** Too many changes to look through, or no longer kept ones, count as a change. */
  private boolean isUnchanged(Uid project, Position from, Position end) {
    if (end.value() - from.value() > MOST_CHANGES) {
      return false;
    }
    try {
      return isUnchangedInFeed(project, from, end);
    } catch (SlipwayException e) {
      if (e.code() == ErrorCode.GONE) {
        return false;
      }
      throw e;
    }
  }

  private boolean isUnchangedInFeed(Uid project, Position from, Position end) {
    Position seen = from;
    while (seen.compareTo(end) < 0) {
      List<Change> changes = feed.after(seen, CHANGES_AT_ONCE);
      if (changes.stream().anyMatch(change -> isOfSpec(change, project))) {
        return false;
      }
      seen = changes.isEmpty() ? end : changes.getLast().position();
    }
    return true;
  }

  private static boolean isOfSpec(Change change, Uid project) {
    return OF_SPECS.contains(change.subject()) && change.project().equals(Optional.of(project));
  }

  /** Empty if something changed meanwhile, as pages of different times do not make a flow. */
  private Optional<Flow> read(Resource<Json> project, Position at) {
    Content content =
        new Content(
            Reads.typed(project, ProjectSpec.class),
            byUid(reads.all(Kind.DATASET, project.uid(), DatasetSpec.class)),
            byUid(reads.all(Kind.RECIPE, project.uid(), RecipeSpec.class)));
    return isUnchanged(project.uid(), at, feed.end())
        ? Optional.of(Flow.of(content, at, plans))
        : Optional.empty();
  }

  private static <S> Map<Uid, Resource<S>> byUid(List<Resource<S>> resources) {
    Map<Uid, Resource<S>> byUid = LinkedHashMap.newLinkedHashMap(resources.size());
    resources.forEach(resource -> byUid.put(resource.uid(), resource));
    return byUid;
  }
}
