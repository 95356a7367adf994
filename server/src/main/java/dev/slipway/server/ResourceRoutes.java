// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.resources.Applied;
import dev.slipway.control.resources.Draft;
import dev.slipway.control.resources.KindRegistry;
import dev.slipway.control.resources.Precondition;
import dev.slipway.control.resources.ResourceDocument;
import dev.slipway.control.resources.Resources;
import dev.slipway.control.resources.Search;
import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.KindDefinition;
import dev.slipway.spi.Page;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** The same five verbs for every kind, of the instance or in a project. */
final class ResourceRoutes {
  private final Resources resources;
  private final KindRegistry kinds;

  ResourceRoutes(Resources resources, KindRegistry kinds) {
    this.resources = resources;
    this.kinds = kinds;
  }

  /** Those of a kind that have the words, the tag and the owner, by name. */
  Response list(
      Caller caller, Kind kind, Optional<Name> project, Labels labels, Page.Request request) {
    Page<Resource<Json>> page =
        labels.isEmpty()
            ? resources.list(caller, kind, project, request)
            : resources.search().find(caller, labels.query(kind, project), request);
    return Answers.json(
        new Page<>(page.items().stream().map(ResourceView::of).toList(), page.next()));
  }

  /** By what a listing is narrowed; what is empty leaves all. */
  record Labels(String words, String tag, Optional<Name> owner) {
    boolean isEmpty() {
      return words.isBlank() && tag.isEmpty() && owner.isEmpty();
    }

    private Search.Query query(Kind kind, Optional<Name> project) {
      return new Search.Query(words, Optional.of(kind), project, tag, owner, false);
    }
  }

  Response load(Caller caller, Ref ref, Optional<Long> generation) {
    Resource<Json> found =
        generation
            .map(wanted -> resources.load(caller, ref, wanted))
            .orElseGet(() -> resources.load(caller, ref));
    return Answers.json(200, ResourceView.of(found), found.generation());
  }

  Response put(
      Caller caller,
      Ref ref,
      Json body,
      Optional<String> ifMatch,
      Optional<String> ifNoneMatch,
      boolean dryRun) {
    ResourceDocument document = Documents.read(ResourceDocument.class, addressed(ref, body));
    requireAddress(ref, document.ref());
    Draft draft = Draft.of(document, Draft.Source.NONE);
    Precondition precondition =
        ifNoneMatch.isPresent() ? new Precondition.Absent() : Answers.precondition(ifMatch);
    Applied applied =
        dryRun
            ? resources.apply(caller, List.of(draft), true).getFirst()
            : resources.put(caller, draft, precondition);
    return written(applied);
  }

  Response patch(Caller caller, Ref ref, Json body, Optional<String> ifMatch, boolean dryRun) {
    return written(resources.patch(caller, ref, body, Answers.precondition(ifMatch), dryRun));
  }

  Response delete(Caller caller, Ref ref, Optional<String> ifMatch, boolean dryRun) {
    resources.delete(caller, List.of(ref), Answers.precondition(ifMatch), dryRun);
    return Answers.nothing();
  }

  /** What a path of the instance names. */
  Ref ref(String plural, Name name) {
    return Ref.ofInstance(kind(plural, false), name);
  }

  /** What a path of a project names. */
  Ref ref(Name project, String plural, Name name) {
    return Ref.inProject(kind(plural, true), project, name);
  }

  /** The kind that a path names in the plural. */
  Kind kind(String plural, boolean inProject) {
    return kinds
        .findPlural(plural)
        .filter(definition -> definition.inProject() == inProject)
        .map(KindDefinition::kind)
        .orElseThrow(() ->
            new SlipwayException(
                ErrorCode.NOT_FOUND,
                "There is nothing called '"
                    + plural
                    + "' "
                    + (inProject ? "in a project" : "here")
                    + "."));
  }

  /** A body may leave out what its address says already. */
  private static Json addressed(Ref ref, Json body) {
    record Address(Kind kind, Optional<Name> project, Name name) {}
    return Documents.merge(
        Documents.write(new Address(ref.kind(), ref.project(), ref.name())), body);
  }

  private static void requireAddress(Ref ref, Ref written) {
    if (!ref.key().equals(written.key())) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "The body describes "
              + written
              + ", but it was sent to the address of "
              + ref
              + "; send it to its own address, or leave kind, project and name out of the body.");
    }
  }

  private static Response written(Applied applied) {
    return Answers.json(
        applied.outcome() == Applied.Outcome.CREATED ? 201 : 200,
        ResourceView.of(applied.resource()),
        applied.resource().generation());
  }
}
