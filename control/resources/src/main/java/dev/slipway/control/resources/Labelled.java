// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import dev.slipway.model.Resource;
import java.util.List;

/** The parts of a resource that people write, without its address; what differences are told of. */
record Labelled(Name name, String title, String description, List<String> tags, Json spec) {
  Labelled {
    tags = List.copyOf(tags);
  }

  static Json of(Resource<Json> resource) {
    Resource.Labels labels = resource.labels();
    return Documents.write(
        new Labelled(
            resource.name(), labels.title(), labels.description(), labels.tags(), resource.spec()));
  }
}
