// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.spi.Feed;
import dev.slipway.spi.Position;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Flows of projects, each kept and brought up to date by what the feed shows to have changed. */
final class Flows {
  private static final int MOST_KEPT = 64;
  private static final int MOST_CHANGES = 1000;
  private static final int MOST_ATTEMPTS = 20;

  private final Reads reads;
  private final Feed feed;
  private final SpecChanges changes;
  private final Plans plans;
  private final Scopes scopes;
  private final Imports imports;
  private final Map<Uid, Kept> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Uid, Kept> eldest) {
          return size() > MOST_KEPT;
        }
      };

  Flows(Reads reads, Feed feed, Plans plans, Scopes scopes, Imports imports) {
    this.imports = imports;
    this.scopes = scopes;
    this.reads = reads;
    this.feed = feed;
    this.changes = new SpecChanges(feed);
    this.plans = plans;
  }

  /**
   * @param seen up to where the feed is known to hold nothing that is not in the flow
   */
  private record Kept(Flow flow, Position seen) {}

  /**
   * The flow with everything committed before the call. Reads that a change came between do not
   * make a flow, and are made again.
   *
   * @throws SlipwayException {@code OVERLOADED} if the project changes faster than it can be read
   */
  Flow flow(Resource<?> project) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      Position end = feed.end();
      Optional<Flow> flow =
          flow(project.uid(), end)
              .map(found -> found.with(scopes.of(found.project())).importing(imports));
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

  /** The flow of a project that is about to be created. */
  Flow empty(Resource<ProjectSpec> project) {
    return Flow.of(Content.empty(project), Position.START, plans, scopes.of(project));
  }

  /** The flow at a position; empty if there has been a change after it. */
  private Optional<Flow> flow(Uid project, Position end) {
    Optional<Kept> before;
    synchronized (kept) {
      before = Optional.ofNullable(kept.get(project));
    }
    Optional<Set<Uid>> changed = before.flatMap(k -> changes.between(project, k.seen(), end));
    if (changed.filter(Set::isEmpty).isPresent()) {
      return before.map(Kept::flow);
    }
    Content content =
        changed
            .filter(uids -> uids.size() <= MOST_CHANGES)
            // With another key, everything in the project has another address.
            .filter(uids -> !uids.contains(project))
            .map(uids -> updated(before.orElseThrow().flow().content(), uids))
            .orElseGet(() -> read(reads.load(project)));
    return changes.between(project, end, feed.end()).filter(Set::isEmpty).isPresent()
        ? Optional.of(Flow.of(content, end, plans, scopes.of(content.project())))
        : Optional.empty();
  }

  private Content updated(Content before, Set<Uid> changed) {
    Content.Editor editor = new Content.Editor(before);
    for (Uid uid : changed) {
      reads.find(uid).ifPresentOrElse(editor::putStored, () -> editor.remove(uid));
    }
    return editor.content();
  }

  private Content read(Resource<Json> project) {
    Content.Editor editor =
        new Content.Editor(Content.empty(Reads.typed(project, ProjectSpec.class)));
    reads.all(Kind.DATASET, project.uid(), DatasetSpec.class).forEach(editor::put);
    reads.all(Kind.RECIPE, project.uid(), RecipeSpec.class).forEach(editor::put);
    return editor.content();
  }
}
