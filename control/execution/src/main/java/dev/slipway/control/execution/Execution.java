// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.control.flow.BuildPlan;
import dev.slipway.control.flow.BuildPlanner;
import dev.slipway.control.flow.Scope;
import dev.slipway.control.resources.Flow;
import dev.slipway.control.resources.Resources;
import dev.slipway.control.resources.Variables;
import dev.slipway.model.Activity;
import dev.slipway.model.BuildRequest;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Run;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Store;
import java.util.List;
import java.util.Optional;

/**
 * Builds: planned, accepted, driven to their end and, where a server went down, taken up again.
 * What they come to is read from the store, its feed and {@link #progress}.
 */
public final class Execution implements AutoCloseable {
  private final Store store;
  private final Resources resources;
  private final Authorizer authorizer;
  private final Flows flows;
  private final Host host;
  private final ProgressFeed progress = new ProgressFeed();
  private final Workshop workshop;
  private Optional<Engagement> engagement = Optional.empty();

  public Execution(
      Store store, Resources resources, Authorizer authorizer, Workshop workshop, Host host) {
    this.store = store;
    this.resources = resources;
    this.authorizer = authorizer;
    this.workshop = workshop;
    this.host = host;
    this.flows = new Flows(store, resources, workshop);
  }

  /** Takes this server's lease and goes on with all runs that have not ended. */
  public synchronized void start() {
    Sources sources = new Sources(workshop, authorizer);
    ActivityWork work =
        new ActivityWork(
            new Tasks(flows, sources),
            workshop,
            new Publication(store.tips(), host.clock()),
            host.limits(),
            new Reports(workshop.logs(), progress, host.threads()));
    engagement = Optional.of(Engagement.begin(store, work, workshop.logs(), host, flows::reach));
  }

  /** What a build would do now. */
  public BuildPlan preview(Caller caller, Name project, BuildRequest request) {
    return plan(caller, resources.flow(caller, project), request);
  }

  /**
   * Accepts a build and returns its record as stored; its first activities are started.
   *
   * @throws SlipwayException {@code NOT_FOUND} if project or target are not there, {@code
   *     FORBIDDEN} if the caller may not run anything in the project, {@code INVALID} if a target
   *     cannot be built or a recipe does not fit its inputs
   */
  public Run build(Caller caller, Name project, BuildRequest request) {
    Flow flow = resources.flow(caller, project);
    requireRun(caller, flow.project().uid());
    BuildPlan plan = plan(caller, flow, request);
    return load(
        engagement().submit(caller, flow.project().uid(), request, plan, flows.reach(flow)));
  }

  /** Asks for the end of a run, durably; it ends within seconds. Ended runs stay as they are. */
  public void cancel(Caller caller, Uid run) {
    Run found = load(run);
    requireRun(caller, found.project());
    if (!found.state().isFinal()) {
      engagement().cancel(found);
    }
  }

  /**
   * Activities of a run as they are stored; the reasons of those that are ready also tell which
   * limit holds them just now, as far as this server knows.
   */
  public List<Activity> explained(Run run, List<Activity> activities) {
    return new Held(engagement(), flows).of(run, activities);
  }

  /** Those that hold on this server just now. */
  Limits limits() {
    return engagement().slots().limits();
  }

  public Progress progress() {
    return progress;
  }

  /**
   * Stops: beside other servers after some time for what runs, and they go on with the rest; a
   * server that is alone stops at once, and goes on with everything at its next start.
   */
  @Override
  public synchronized void close() {
    if (engagement.isPresent() && host.isShared()) {
      drain(engagement.get());
    }
    engagement.ifPresent(Engagement::close);
    engagement = Optional.empty();
  }

  private void drain(Engagement leaving) {
    try {
      leaving.drain(host.policy().grace());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private BuildPlan plan(Caller caller, Flow stored, BuildRequest request) {
    Flow flow = stored.with(Variables.Level.RUN, request.variables());
    Scope scope = new Targets(resources, caller, flow).scope(request);
    return BuildPlanner.plan(flow.graph(), scope, request.mode(), flows.facts(caller, flow));
  }

  private Run load(Uid run) {
    return store
        .runs()
        .find(run)
        .orElseThrow(
            () -> new SlipwayException(ErrorCode.NOT_FOUND, "There is no run " + run + "."));
  }

  private void requireRun(Caller caller, Uid project) {
    authorizer.require(
        caller,
        Action.RUN,
        new Authorizer.Target(Kind.PROJECT, Optional.of(project), Optional.of(project)));
  }

  private synchronized Engagement engagement() {
    return engagement.orElseThrow(() ->
        new SlipwayException(
            ErrorCode.UNAVAILABLE, "This server is not running builds yet, or not any more."));
  }
}
