// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Action;
import dev.slipway.spi.KindDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Drafts of copies. What refers to something that is copied along refers to its copy; anything else
 * is looked for by its name in the project of the copy.
 */
final class Copying {
  private final Reads reads;
  private final KindRegistry kinds;

  Copying(Reads reads, KindRegistry kinds) {
    this.reads = reads;
    this.kinds = kinds;
  }

  /**
   * @param targets of what is copied, where to
   */
  List<Draft> drafts(Caller caller, Map<Ref, Ref> targets) {
    Map<Ref, Resource<Json>> sources = new LinkedHashMap<>();
    Map<String, Ref> moved = new LinkedHashMap<>();
    targets.forEach((from, to) -> {
      requireSamePlace(from, to);
      Resource<Json> source = reads.load(caller, from);
      reads.require(caller, Action.READ_DETAILS, source);
      sources.put(to, source);
      moved.put(source.ref().key(), to);
    });
    Redirection redirection = Redirection.of(kinds, moved);
    List<Draft> drafts = new ArrayList<>();
    sources.forEach((to, source) -> {
      Resource<Json> redirected = kinds.known(source.withSpec(redirection.spec(source)));
      ResourceDocument document = ResourceDocument.of(redirected).at(to);
      drafts.add(Draft.of(document, Draft.Source.NONE));
    });
    return drafts;
  }

  /** A project and all that is in it, under another key. */
  Map<Ref, Ref> wholeProject(Caller caller, Ref project, Name key) {
    Resource<Json> found = reads.load(caller, project);
    Map<Ref, Ref> targets = new LinkedHashMap<>();
    targets.put(found.ref(), Reads.projectRef(key));
    for (KindDefinition<?> kind : kinds.all()) {
      if (kind.inProject()) {
        reads.all(kind.kind(), Optional.of(found.uid())).stream()
            .filter(resource -> reads.allows(caller, Action.READ, resource))
            .forEach(resource ->
                targets.put(resource.ref(), Ref.inProject(kind.kind(), key, resource.name())));
      }
    }
    return targets;
  }

  /** What the copy of a managed dataset lacks. */
  static Applied withoutData(Applied applied) {
    Resource<Json> resource = applied.resource();
    if (!resource.ref().kind().equals(Kind.DATASET)
        || !(Documents.readStored(DatasetSpec.class, resource.spec())
            instanceof DatasetSpec.Managed)) {
      return applied;
    }
    List<Problem> warnings = new ArrayList<>(applied.warnings());
    warnings.add(
        Problem.at("", "The data of a managed dataset is not copied; build it to make it anew."));
    return new Applied(resource, applied.outcome(), applied.difference(), warnings);
  }

  private static void requireSamePlace(Ref from, Ref to) {
    if (!from.kind().equals(to.kind()) || from.project().isPresent() != to.project().isPresent()) {
      throw new SlipwayException(
          ErrorCode.INVALID, from + " cannot be copied to " + to + ": a copy is of the same kind.");
    }
  }
}
