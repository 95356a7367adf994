// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import java.util.Optional;

/**
 * A resource as it is stored: its project is a uid, so that a renamed project takes its resources
 * along.
 *
 * @param resource with a reference that names no project
 */
record Item(Resource<Json> resource, Optional<Uid> project) {

  static Item of(Resource<Json> resource, Optional<Uid> project) {
    Ref bare = Ref.ofInstance(resource.ref().kind(), resource.name());
    return new Item(withRef(resource, bare), project);
  }

  Uid uid() {
    return resource.uid();
  }

  Name name() {
    return resource.name();
  }

  Kind kind() {
    return resource.ref().kind();
  }

  /** Whose rights decide about it: its project; a project is its own. */
  Optional<Uid> space() {
    return kind().equals(Kind.PROJECT) ? Optional.of(uid()) : project;
  }

  Resource<Json> within(Optional<Name> projectName) {
    return withRef(resource, new Ref(kind(), projectName, resource.name()));
  }

  Item at(long revision, Json status) {
    Resource<Json> r = resource;
    return new Item(
        new Resource<>(
            r.uid(),
            r.ref(),
            r.specVersion(),
            r.generation(),
            revision,
            r.labels(),
            r.spec(),
            status,
            r.created(),
            r.updated()),
        project);
  }

  Item recast(int version, Json spec) {
    return new Item(resource.withSpec(version, spec), project);
  }

  private static Resource<Json> withRef(Resource<Json> r, Ref ref) {
    return new Resource<>(
        r.uid(),
        ref,
        r.specVersion(),
        r.generation(),
        r.revision(),
        r.labels(),
        r.spec(),
        r.status(),
        r.created(),
        r.updated());
  }
}
