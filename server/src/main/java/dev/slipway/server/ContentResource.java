// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.execution.Contents;
import dev.slipway.documents.Documents;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What managed datasets hold and held. */
@Path("/api/v1")
@RunOnVirtualThread
final class ContentResource {
  private final Contents contents;

  ContentResource(Studio studio) {
    this.contents = studio.contents();
  }

  @GET
  @Path("projects/{project}/datasets/{name}/snapshots")
  @Operation(summary = "What a managed dataset has published, newest first")
  public Response snapshots(
      @PathParam("project") Name project,
      @PathParam("name") Name name,
      @Context RoutingContext request) {
    return Answers.json(
        Map.of("items", contents.versions(Gate.caller(request), dataset(project, name))));
  }

  @POST
  @Path("projects/{project}/datasets/{name}/actions/clear")
  @Operation(summary = "Publishes a managed dataset without rows")
  public Response clear(
      @PathParam("project") Name project,
      @PathParam("name") Name name,
      @Context RoutingContext request) {
    return published(contents.clear(Gate.caller(request), dataset(project, name)));
  }

  private record RollingBack(long snapshot) {}

  @POST
  @Path("projects/{project}/datasets/{name}/actions/roll-back")
  @Operation(summary = "Publishes what a managed dataset held at an earlier snapshot")
  public Response rollBack(
      @PathParam("project") Name project,
      @PathParam("name") Name name,
      InputStream body,
      @Context RoutingContext request) {
    long snapshot = Documents.read(RollingBack.class, Bodies.json(body)).snapshot();
    return published(contents.rollBack(Gate.caller(request), dataset(project, name), snapshot));
  }

  private static Response published(long snapshot) {
    return Answers.json(Map.of("snapshot", snapshot));
  }

  private static Ref dataset(Name project, Name name) {
    return Ref.inProject(Kind.DATASET, project, name);
  }
}
