// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.model.Name;
import dev.slipway.spi.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What belongs to the whole instance: projects, connections, accounts. */
@Path("/api/v1")
@RunOnVirtualThread
final class InstanceResources {
  private final ResourceRoutes routes;

  InstanceResources(Studio studio) {
    this.routes = new ResourceRoutes(studio.resources(), studio.kinds());
  }

  @GET
  @Path("{plural: [a-z-]+}")
  @Operation(summary = "Resources of a kind, by name")
  public Response list(
      @PathParam("plural") String plural,
      @QueryParam("q") @DefaultValue("") String words,
      @QueryParam("tag") @DefaultValue("") String tag,
      @QueryParam("owner") Optional<Name> owner,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @QueryParam("after") @DefaultValue("") String after,
      @Context RoutingContext request) {
    return routes.list(
        Gate.caller(request),
        routes.kind(plural, false),
        Optional.empty(),
        new ResourceRoutes.Labels(words, tag, owner),
        new Page.Request(limit, after));
  }

  @GET
  @Path("{plural: [a-z-]+}/{name}")
  @Operation(summary = "A resource, as it is or as it was at a generation")
  public Response load(
      @PathParam("plural") String plural,
      @PathParam("name") Name name,
      @QueryParam("generation") Optional<Long> generation,
      @Context RoutingContext request) {
    return routes.load(Gate.caller(request), routes.ref(plural, name), generation);
  }

  @PUT
  @Path("{plural: [a-z-]+}/{name}")
  @Operation(summary = "Creates or replaces a resource; If-Match guards against lost updates")
  public Response put(
      @PathParam("plural") String plural,
      @PathParam("name") Name name,
      @QueryParam("dryRun") boolean dryRun,
      @HeaderParam("If-Match") Optional<String> ifMatch,
      @HeaderParam("If-None-Match") Optional<String> ifNoneMatch,
      InputStream body,
      @Context RoutingContext request) {
    return routes.put(
        Gate.caller(request),
        routes.ref(plural, name),
        Bodies.json(body),
        ifMatch,
        ifNoneMatch,
        dryRun);
  }

  @PATCH
  @Path("{plural: [a-z-]+}/{name}")
  @Operation(summary = "Changes a resource by a JSON merge patch")
  public Response patch(
      @PathParam("plural") String plural,
      @PathParam("name") Name name,
      @QueryParam("dryRun") boolean dryRun,
      @HeaderParam("If-Match") Optional<String> ifMatch,
      InputStream body,
      @Context RoutingContext request) {
    return routes.patch(
        Gate.caller(request), routes.ref(plural, name), Bodies.json(body), ifMatch, dryRun);
  }

  @DELETE
  @Path("{plural: [a-z-]+}/{name}")
  @Operation(summary = "Removes a resource that nothing refers to")
  public Response delete(
      @PathParam("plural") String plural,
      @PathParam("name") Name name,
      @QueryParam("dryRun") boolean dryRun,
      @HeaderParam("If-Match") Optional<String> ifMatch,
      @Context RoutingContext request) {
    return routes.delete(Gate.caller(request), routes.ref(plural, name), ifMatch, dryRun);
  }
}
