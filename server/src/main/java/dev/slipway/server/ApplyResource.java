// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.control.resources.Draft;
import dev.slipway.control.resources.ResourceDocument;
import dev.slipway.control.resources.Resources;
import dev.slipway.documents.Documents;
import dev.slipway.documents.YamlDocument;
import dev.slipway.model.Name;
import dev.slipway.model.Problem;
import dev.slipway.model.SlipwayException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Sets of resources: applied as one batch, exported so that applying them again changes nothing.
 */
@Path("/api/v1")
@RunOnVirtualThread
final class ApplyResource {
  private final Resources resources;

  ApplyResource(Studio studio) {
    this.resources = studio.resources();
  }

  @POST
  @Path("apply")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Creates or replaces a set of resources, all or none; the body is a list")
  public Response json(
      @QueryParam("dryRun") boolean dryRun, InputStream body, @Context RoutingContext request) {
    List<ResourceDocument> documents =
        Documents.readList(ResourceDocument.class, Bodies.json(body));
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      drafts.add(Draft.of(documents.get(i), new Draft.Source("/" + i, _ -> 0)));
    }
    return apply(request, drafts, dryRun);
  }

  @POST
  @Path("apply")
  @Consumes("application/yaml")
  @Operation(summary = "The same from YAML documents")
  public Response yaml(
      @QueryParam("dryRun") boolean dryRun, InputStream body, @Context RoutingContext request) {
    List<Draft> drafts = new ArrayList<>();
    List<YamlDocument> documents =
        Documents.parseYaml(new String(Bodies.bytes(body), UTF_8), "the request");
    for (int i = 0; i < documents.size(); i++) {
      drafts.add(draft(documents.get(i), "/" + i));
    }
    return apply(request, drafts, dryRun);
  }

  private static Draft draft(YamlDocument document, String pointer) {
    try {
      return Draft.of(
          Documents.read(ResourceDocument.class, document.json()),
          new Draft.Source(pointer, document::line));
    } catch (SlipwayException e) {
      SlipwayException placed =
          new SlipwayException(
              e.code(),
              String.valueOf(e.getMessage()),
              e.problems().stream()
                  .map(problem ->
                      new Problem(
                          pointer + problem.pointer(),
                          document.line(problem.pointer()),
                          problem.message()))
                  .toList());
      placed.initCause(e);
      throw placed;
    }
  }

  private Response apply(RoutingContext request, List<Draft> drafts, boolean dryRun) {
    return AppliedView.answer(resources.apply(Gate.caller(request), drafts, dryRun));
  }

  @GET
  @Path("projects/{project}/export")
  @Operation(summary = "A project and all that is in it, as documents that can be applied")
  public Response export(@PathParam("project") Name project, @Context RoutingContext request) {
    return Answers.json(Map.of("items", resources.export(Gate.caller(request), project)));
  }
}
