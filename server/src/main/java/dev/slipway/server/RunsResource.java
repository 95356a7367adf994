// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.execution.Execution;
import dev.slipway.control.resources.Resources;
import dev.slipway.model.Activity;
import dev.slipway.model.Attempt;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Run;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Authorizer.Target;
import dev.slipway.spi.Logs;
import dev.slipway.spi.Page;
import dev.slipway.spi.Store;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Runs: what was executed, how it went, and its logs. */
@Path("/api/v1")
@RunOnVirtualThread
final class RunsResource {
  private static final int MOST_LOG_BYTES = 1 << 20;

  private final Store store;
  private final Resources resources;
  private final Execution execution;
  private final Logs logs;
  private final Authorizer authorizer;

  RunsResource(Studio studio) {
    this.store = studio.store();
    this.resources = studio.resources();
    this.execution = studio.execution();
    this.logs = studio.logs();
    this.authorizer = studio.authorizer();
  }

  private record Whole(Run run, List<Activity> activities, List<Attempt> attempts) {}

  @GET
  @Path("runs")
  @Operation(summary = "Runs, newest first")
  public Response list(
      @QueryParam("project") Optional<Name> project,
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("after") @DefaultValue("") String after,
      @Context RoutingContext request) {
    Caller caller = Gate.caller(request);
    Optional<Uid> of = project.map(key -> resources.project(caller, key).uid());
    Page<Run> page = store.runs().list(of, new Page.Request(limit, after));
    List<Run> visible =
        page.items().stream()
            .filter(run -> authorizer.allows(caller, Action.READ, target(run)))
            .toList();
    return Answers.json(new Page<>(visible, page.next()));
  }

  @GET
  @Path("runs/{run}")
  @Operation(summary = "A run with its activities and attempts")
  public Response load(@PathParam("run") Uid uid, @Context RoutingContext request) {
    Run run = visible(request, uid);
    List<Activity> activities = execution.explained(run, store.runs().activities(uid));
    return Answers.json(new Whole(run, activities, store.runs().attempts(uid)));
  }

  @POST
  @Path("runs/{run}/actions/cancel")
  @Operation(summary = "Ends a run; what it has not published stays as it was")
  public Response cancel(@PathParam("run") Uid uid, @Context RoutingContext request) {
    visible(request, uid);
    execution.cancel(Gate.caller(request), uid);
    return Answers.json(202, visible(request, uid));
  }

  @GET
  @Path("runs/{run}/log")
  @Operation(summary = "A run's log, or an activity's, from an offset on")
  public Response log(
      @PathParam("run") Uid uid,
      @QueryParam("activity") Optional<String> activity,
      @QueryParam("offset") @DefaultValue("0") long offset,
      @QueryParam("limit") @DefaultValue("65536") int limit,
      @Context RoutingContext request) {
    visible(request, uid);
    String name = "runs/" + uid + activity.map(key -> "/" + key).orElse("");
    return Answers.json(logs.read(name, Math.max(0, offset), Math.clamp(limit, 1, MOST_LOG_BYTES)));
  }

  private Run visible(RoutingContext request, Uid uid) {
    return store
        .runs()
        .find(uid)
        .filter(run -> authorizer.allows(Gate.caller(request), Action.READ, target(run)))
        .orElseThrow(
            () -> new SlipwayException(ErrorCode.NOT_FOUND, "There is no run '" + uid + "'."));
  }

  private static Target target(Run run) {
    return new Target(Kind.PROJECT, Optional.of(run.project()), Optional.of(run.project()));
  }
}
