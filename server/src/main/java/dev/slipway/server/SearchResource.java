// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.resources.Search;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.spi.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Finds resources of all kinds and projects. */
@Path("/api/v1/search")
@RunOnVirtualThread
final class SearchResource {
  private final Search search;

  SearchResource(Studio studio) {
    this.search = studio.resources().search();
  }

  /** What a hit shows: enough to know it and to go there. */
  private record Hit(
      Kind kind,
      Optional<Name> project,
      Name name,
      Uid uid,
      String title,
      String description,
      List<String> tags,
      Name owner,
      Instant updated) {
    static Hit of(Resource<Json> resource) {
      return new Hit(
          resource.ref().kind(),
          resource.ref().project(),
          resource.name(),
          resource.uid(),
          resource.labels().title(),
          resource.labels().description(),
          resource.labels().tags(),
          resource.labels().owner(),
          resource.updated());
    }
  }

  @GET
  @Operation(
      summary = "Resources by words of their names, titles, descriptions and tags, best first")
  public Response find(
      @QueryParam("q") @DefaultValue("") String words,
      @QueryParam("kind") Optional<String> kind,
      @QueryParam("project") Optional<Name> project,
      @QueryParam("tag") @DefaultValue("") String tag,
      @QueryParam("owner") Optional<Name> owner,
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("after") @DefaultValue("") String after,
      @Context RoutingContext request) {
    Page<Resource<Json>> found =
        search.find(
            Gate.caller(request),
            new Search.Query(words, kind.map(Kind::new), project, tag, owner, true),
            new Page.Request(limit, after));
    return Answers.json(new Page<>(found.items().stream().map(Hit::of).toList(), found.next()));
  }
}
