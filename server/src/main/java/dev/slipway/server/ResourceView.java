// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A resource as the REST surface shows it: the envelope, flat. */
record ResourceView(
    Kind kind,
    Optional<Name> project,
    Name name,
    Uid uid,
    int specVersion,
    long generation,
    long revision,
    String title,
    String description,
    List<String> tags,
    Name owner,
    Json spec,
    Json status,
    Instant created,
    Instant updated) {

  static ResourceView of(Resource<Json> resource) {
    return new ResourceView(
        resource.ref().kind(),
        resource.ref().project(),
        resource.name(),
        resource.uid(),
        resource.specVersion(),
        resource.generation(),
        resource.revision(),
        resource.labels().title(),
        resource.labels().description(),
        resource.labels().tags(),
        resource.labels().owner(),
        resource.spec(),
        resource.status(),
        resource.created(),
        resource.updated());
  }
}
