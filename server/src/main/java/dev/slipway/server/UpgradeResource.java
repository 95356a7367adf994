// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.resources.Upgrade;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How far the upgrade of the instance is, and its end. */
@Path("/api/v1/upgrade")
@RunOnVirtualThread
final class UpgradeResource {
  private final Upgrade upgrade;

  UpgradeResource(Studio studio) {
    this.upgrade = studio.upgrade();
  }

  @GET
  @Operation(summary = "Servers with their releases, and what an upgrade has left to do")
  public Response status(@Context RoutingContext request) {
    return Answers.json(upgrade.status(Gate.caller(request)));
  }

  @POST
  @Path("actions/finish")
  @Operation(
      summary = "Finishes the upgrade when every server is of the new release, or goes on with it")
  public Response finish(@QueryParam("dryRun") boolean dryRun, @Context RoutingContext request) {
    return Answers.json(upgrade.finish(Gate.caller(request), dryRun));
  }
}
