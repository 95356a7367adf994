// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.documents.Documents;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import java.util.List;
import java.util.Optional;

/** What a file says about a resource: the part of it that people write. */
public record ResourceDocument(
    Kind kind,
    Optional<Name> project,
    Name name,
    String title,
    String description,
    List<String> tags,
    Json spec) {
  public ResourceDocument {
    tags = List.copyOf(tags);
  }

  public static ResourceDocument of(Resource<Json> resource) {
    return new ResourceDocument(
        resource.ref().kind(),
        resource.ref().project(),
        resource.name(),
        resource.labels().title(),
        resource.labels().description(),
        resource.labels().tags(),
        resource.spec());
  }

  public Ref ref() {
    return new Ref(kind, project, name);
  }

  /**
   * The document that a merge patch (RFC 7396) makes of it.
   *
   * @throws SlipwayException {@code INVALID} if it would be another resource's
   */
  ResourceDocument patched(Json patch) {
    ResourceDocument patched =
        Documents.read(ResourceDocument.class, Documents.merge(Documents.write(this), patch));
    if (!patched.ref().key().equals(ref().key())) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "A patch cannot make " + ref() + " " + patched.ref() + ": kind, project and name stay.");
    }
    return patched;
  }

  /** The same under another address. */
  ResourceDocument at(Ref ref) {
    return new ResourceDocument(
        ref.kind(), ref.project(), ref.name(), title, description, tags, spec);
  }

  ResourceDocument withSpec(Json other) {
    return new ResourceDocument(kind, project, name, title, description, tags, other);
  }
}
