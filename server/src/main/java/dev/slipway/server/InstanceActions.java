// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Actions on what belongs to the whole instance. */
@Path("/api/v1")
@RunOnVirtualThread
final class InstanceActions {
  private final ResourceRoutes kinds;
  private final ActionRoutes routes;

  InstanceActions(Studio studio) {
    this.kinds = new ResourceRoutes(studio.resources(), studio.kinds());
    this.routes = new ActionRoutes(studio.resources());
  }

  @POST
  @Path("{plural: [a-z-]+}/{name}/actions/rename")
  @Operation(summary = "Gives a resource another name, and the same in all that refers to it")
  public Response rename(
      @PathParam("plural") String plural,
      @PathParam("name") Name name,
      @QueryParam("dryRun") boolean dryRun,
      @HeaderParam("If-Match") Optional<String> ifMatch,
      InputStream body,
      @Context RoutingContext request) {
    Ref ref = Ref.ofInstance(kinds.kind(plural, false), name);
    return routes.rename(Gate.caller(request), ref, body, ifMatch, dryRun);
  }
}
