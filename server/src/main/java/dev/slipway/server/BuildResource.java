// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.execution.Execution;
import dev.slipway.documents.Documents;
import dev.slipway.model.BuildRequest;
import dev.slipway.model.Caller;
import dev.slipway.model.Name;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Builds of a project. */
@Path("/api/v1")
@RunOnVirtualThread
final class BuildResource {
  private final Execution execution;

  BuildResource(Studio studio) {
    this.execution = studio.execution();
  }

  @POST
  @Path("projects/{project}/actions/build")
  @Operation(
      summary = "Brings datasets up to date; a dry run answers with the plan and its reasons")
  public Response build(
      @PathParam("project") Name project,
      @QueryParam("dryRun") boolean dryRun,
      InputStream body,
      @Context RoutingContext request) {
    Caller caller = Gate.caller(request);
    BuildRequest wanted = Documents.read(BuildRequest.class, Bodies.json(body));
    return dryRun
        ? Answers.json(execution.preview(caller, project, wanted))
        : Answers.json(202, execution.build(caller, project, wanted));
  }
}
