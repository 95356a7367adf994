// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.control.flow.Step;
import dev.slipway.control.resources.Flow;
import dev.slipway.control.resources.Resources;
import dev.slipway.control.resources.Variables;
import dev.slipway.documents.Documents;
import dev.slipway.model.BuildRequest;
import dev.slipway.model.Caller;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Name;
import dev.slipway.model.Resource;
import dev.slipway.model.Run;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.model.Variable;
import dev.slipway.spi.Store;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Flows as runs see them: by the project's uid, with what is known about them. */
final class Flows {
  private final Store store;
  private final Resources resources;
  private final Workshop workshop;
  private final Versions versions;

  Flows(Store store, Resources resources, Workshop workshop) {
    this.store = store;
    this.resources = resources;
    this.workshop = workshop;
    this.versions = new Versions(store.tips(), workshop.files());
  }

  /** The flow of the run's project as it is now. */
  Flow of(Run run) {
    return store
        .resources()
        .find(run.project())
        .map(project -> resources.flow(run.runAs(), project.name()))
        .map(flow -> flow.with(Variables.Level.RUN, variables(run)))
        .orElseThrow(() ->
            new SlipwayException(
                ErrorCode.NOT_FOUND, "The project of run " + run.uid() + " was deleted."));
  }

  private static Map<Name, Variable> variables(Run run) {
    return Documents.readStored(BuildRequest.class, run.request()).variables();
  }

  /** What the activities of a flow work on. */
  Reach reach(Flow flow) {
    return new FlowReach(() -> flow, store.resources());
  }

  /** What the activities of a run work on, by the flow of the time when that is asked first. */
  Reach reach(Run run) {
    return new FlowReach(() -> of(run), store.resources());
  }

  /** The facts as they are now. */
  FlowFacts facts(Caller caller, Flow flow) {
    return facts(flow, uid -> version(caller, flow, uid));
  }

  /** The facts with inputs in versions that somebody has seen already. */
  FlowFacts facts(Flow flow, Function<Uid, Optional<String>> versionOf) {
    return new FlowFacts(
        flow, store.tips(), workshop.engine().version(), workshop.planner().version(), versionOf);
  }

  Optional<String> version(Caller caller, Flow flow, Uid dataset) {
    return versions.now(caller, dataset(flow, dataset));
  }

  Optional<String> published(Uid dataset) {
    return versions.published(dataset);
  }

  static Optional<Step> find(Flow flow, Uid recipe) {
    return flow.graph().ordered().stream().filter(step -> step.recipe().equals(recipe)).findFirst();
  }

  static Resource<DatasetSpec> dataset(Flow flow, Uid uid) {
    return flow.dataset(uid).orElseThrow();
  }
}
