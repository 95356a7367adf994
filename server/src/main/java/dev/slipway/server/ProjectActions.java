// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.spi.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Actions on what belongs to a project. */
@Path("/api/v1")
@RunOnVirtualThread
final class ProjectActions {
  private final Studio studio;
  private final ResourceRoutes resources;
  private final ActionRoutes actions;

  ProjectActions(Studio studio) {
    this.studio = studio;
    this.resources = new ResourceRoutes(studio.resources(), studio.kinds());
    this.actions = new ActionRoutes(studio.resources());
  }

  @POST
  @Path("projects/{project}/{plural: [a-z-]+}/{name}/actions/rename")
  @Operation(summary = "Gives a resource another name, and the same in all that refers to it")
  public Response rename(
      @PathParam("project") Name project,
      @PathParam("plural") String plural,
      @PathParam("name") Name name,
      @QueryParam("dryRun") boolean dryRun,
      @HeaderParam("If-Match") Optional<String> ifMatch,
      InputStream body,
      @Context RoutingContext request) {
    return actions.rename(
        Gate.caller(request), resources.ref(project, plural, name), body, ifMatch, dryRun);
  }

  @POST
  @Path("projects/{project}/{plural: [a-z-]+}/{name}/actions/restore")
  @Operation(summary = "Makes a new generation out of an earlier one")
  public Response restore(
      @PathParam("project") Name project,
      @PathParam("plural") String plural,
      @PathParam("name") Name name,
      @QueryParam("dryRun") boolean dryRun,
      @HeaderParam("If-Match") Optional<String> ifMatch,
      InputStream body,
      @Context RoutingContext request) {
    return actions.restore(
        Gate.caller(request), resources.ref(project, plural, name), body, ifMatch, dryRun);
  }

  @GET
  @Path("projects/{project}/{plural: [a-z-]+}/{name}/generations")
  @Operation(summary = "The generations of a resource: who made each and what changed")
  public Response generations(
      @PathParam("project") Name project,
      @PathParam("plural") String plural,
      @PathParam("name") Name name,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @QueryParam("after") @DefaultValue("") String after,
      @Context RoutingContext request) {
    return actions.generations(
        Gate.caller(request), resources.ref(project, plural, name), new Page.Request(limit, after));
  }

  @GET
  @Path("projects/{project}/{plural: [a-z-]+}/{name}/generations/{generation}")
  @Operation(summary = "A resource as it was at a generation")
  public Response generation(
      @PathParam("project") Name project,
      @PathParam("plural") String plural,
      @PathParam("name") Name name,
      @PathParam("generation") long generation,
      @Context RoutingContext request) {
    return resources.load(
        Gate.caller(request), resources.ref(project, plural, name), Optional.of(generation));
  }

  @GET
  @Path("projects/{project}/{plural: [a-z-]+}/{name}/generations/{generation}/difference")
  @Operation(summary = "What leads from a generation to another, or to the current one")
  public Response difference(
      @PathParam("project") Name project,
      @PathParam("plural") String plural,
      @PathParam("name") Name name,
      @PathParam("generation") long generation,
      @QueryParam("to") Optional<Long> to,
      @Context RoutingContext request) {
    return actions.difference(
        Gate.caller(request), resources.ref(project, plural, name), generation, to);
  }

  /** Of the project itself, as the framework would take its generations for a kind of resource. */
  @GET
  @Path("projects/{project}/generations")
  @Operation(summary = "The generations of a project: who made each and what changed")
  public Response generations(
      @PathParam("project") Name project,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @QueryParam("after") @DefaultValue("") String after,
      @Context RoutingContext request) {
    return actions.generations(
        Gate.caller(request),
        Ref.ofInstance(Kind.PROJECT, project),
        new Page.Request(limit, after));
  }

  @GET
  @Path("projects/{project}/generations/{generation}")
  @Operation(summary = "A project as it was at a generation")
  public Response generation(
      @PathParam("project") Name project,
      @PathParam("generation") long generation,
      @Context RoutingContext request) {
    return resources.load(
        Gate.caller(request), Ref.ofInstance(Kind.PROJECT, project), Optional.of(generation));
  }

  @POST
  @Path("projects/{project}/{plural: [a-z-]+}/{name}/actions/copy")
  @Operation(summary = "Copies a resource under another name, a project with all that is in it")
  public Response copy(
      @PathParam("project") Name project,
      @PathParam("plural") String plural,
      @PathParam("name") Name name,
      @QueryParam("dryRun") boolean dryRun,
      InputStream body,
      @Context RoutingContext request) {
    return actions.copy(Gate.caller(request), resources.ref(project, plural, name), body, dryRun);
  }

  @POST
  @Path("projects/{project}/actions/copy-selection")
  @Operation(summary = "Copies some resources of a project, within it or to another")
  public Response copySelection(
      @PathParam("project") Name project,
      @QueryParam("dryRun") boolean dryRun,
      InputStream body,
      @Context RoutingContext request) {
    return actions.copySelection(Gate.caller(request), project, body, dryRun);
  }

  @GET
  @Path("projects/{project}/recipes/{name}/explain")
  @Operation(summary = "The settings with which a recipe runs, and where each was set")
  public Response explain(
      @PathParam("project") Name project,
      @PathParam("name") Name name,
      @Context RoutingContext request) {
    Ref ref = Ref.inProject(Kind.RECIPE, project, name);
    return Answers.json(
        Map.of(
            "settings",
            studio.resources().explanation().of(Gate.caller(request), ref, studio.explained())));
  }
}
