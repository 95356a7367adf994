// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Authorizer.Target;
import dev.slipway.spi.Page;
import dev.slipway.spi.ResourceStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Resources as a caller may see them. What is not there and what may not be seen are told in the
 * same words.
 */
final class Reads {
  private final ResourceStore store;
  private final Authorizer authorizer;

  Reads(ResourceStore store, Authorizer authorizer) {
    this.store = store;
    this.authorizer = authorizer;
  }

  Optional<Resource<Json>> find(Caller caller, Ref ref) {
    return store.find(ref).filter(found -> allows(caller, Action.READ, found));
  }

  /** What the caller may refer to. */
  Optional<Resource<Json>> findUsable(Caller caller, Ref ref) {
    return store.find(ref).filter(found -> allows(caller, Action.USE, found));
  }

  Resource<Json> load(Caller caller, Ref ref) {
    return find(caller, ref)
        .orElseThrow(() ->
            new SlipwayException(
                ErrorCode.NOT_FOUND, absent(ref) + suggestion(caller, ref, List.of())));
  }

  Resource<Json> load(Caller caller, Ref ref, long generation) {
    Resource<Json> current = load(caller, ref);
    return store
        .find(current.uid(), generation)
        .orElseThrow(() ->
            new SlipwayException(
                ErrorCode.NOT_FOUND,
                ref
                    + " has no generation "
                    + generation
                    + ": it is at "
                    + current.generation()
                    + " now."));
  }

  Page<Resource<Json>> list(Caller caller, Kind kind, Optional<Name> project, Page.Request page) {
    Optional<Uid> space = project.map(key -> load(caller, projectRef(key)).uid());
    Page<Resource<Json>> found = store.list(kind, space, page);
    List<Resource<Json>> visible =
        found.items().stream()
            .filter(item -> authorizer.allows(caller, Action.READ, target(item, space)))
            .toList();
    return new Page<>(visible, found.next());
  }

  /** A project that something stored is in, whoever asks. */
  Resource<Json> loadProject(Name key) {
    return store.find(projectRef(key)).orElseThrow();
  }

  /** By uid, whoever asks. */
  Resource<Json> load(Uid uid) {
    return find(uid)
        .orElseThrow(() ->
            new SlipwayException(
                ErrorCode.NOT_FOUND, "There is nothing of uid " + uid + " any more."));
  }

  /** By name, whoever asks. */
  Optional<Resource<Json>> find(Ref ref) {
    return store.find(ref);
  }

  /** By uid, whoever asks. */
  Optional<Resource<Json>> find(Uid uid) {
    return store.find(uid);
  }

  /** Those of the uids that there are, whoever asks. */
  List<Resource<Json>> findAll(Collection<Uid> uids) {
    return store.findAll(uids);
  }

  /** All of a kind, whoever asks. */
  List<Resource<Json>> all(Kind kind, Optional<Uid> project) {
    return Page.all(page -> store.list(kind, project, page));
  }

  <S> List<Resource<S>> all(Kind kind, Uid project, Class<S> type) {
    return all(kind, Optional.of(project)).stream().map(found -> typed(found, type)).toList();
  }

  static <S> Resource<S> typed(Resource<Json> stored, Class<S> type) {
    return stored.withSpec(Documents.readStored(type, stored.spec()));
  }

  boolean allows(Caller caller, Action action, Resource<Json> resource) {
    return authorizer.allows(caller, action, target(resource));
  }

  /** Returns if the caller, who can see the resource, may do that to it. */
  void require(Caller caller, Action action, Resource<Json> resource) {
    authorizer.require(caller, action, target(resource));
  }

  void requireCreation(Caller caller, Kind kind, Optional<Uid> project) {
    authorizer.require(caller, Action.WRITE, Target.ofKind(kind, project));
  }

  private Target target(Resource<Json> resource) {
    return target(
        resource,
        resource.ref().project().flatMap(key -> store.find(projectRef(key))).map(Resource::uid));
  }

  /** The rights in a project decide about the project itself too. */
  private static Target target(Resource<Json> resource, Optional<Uid> project) {
    Kind kind = resource.ref().kind();
    Optional<Uid> uid = Optional.of(resource.uid());
    return new Target(kind, kind.equals(Kind.PROJECT) ? uid : project, uid);
  }

  static Ref projectRef(Name key) {
    return Ref.ofInstance(Kind.PROJECT, key);
  }

  /** That there is nothing of that name. */
  static String absent(Ref ref) {
    return "There is no "
        + ref.kind()
        + " '"
        + ref.name()
        + "'"
        + ref.project().map(key -> " in project '" + key + "'").orElse("")
        + ".";
  }

  /**
   * The names of the same kind and project that the caller may have meant.
   *
   * @param further names that are about to exist
   */
  String suggestion(Caller caller, Ref ref, List<String> further) {
    Optional<Resource<Json>> project = ref.project().flatMap(key -> find(caller, projectRef(key)));
    List<String> names = new ArrayList<>(further);
    if (ref.project().isEmpty() || project.isPresent()) {
      list(caller, ref.kind(), ref.project(), Page.Request.FIRST)
          .items()
          .forEach(item -> names.add(item.name().value()));
    }
    return Text.didYouMean(ref.name().value(), names);
  }
}
