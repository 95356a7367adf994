// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.control.flow.BuildPlanner;
import dev.slipway.control.flow.Fingerprints;
import dev.slipway.control.flow.PlannedActivity;
import dev.slipway.control.flow.Step;
import dev.slipway.control.plan.Planned;
import dev.slipway.model.Caller;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Name;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.model.Variable;
import dev.slipway.spi.Engine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One recipe as it is to be run: what it reads, in which versions, and what it makes.
 *
 * @param facts of the flow, with the inputs' versions as they will be read
 * @param outputs in the recipe's order
 * @param inputs in the recipe's order, under the names that its SQL uses
 * @param versions of the inputs
 */
record Task(
    Caller caller,
    FlowFacts facts,
    Step step,
    List<Resource<DatasetSpec>> outputs,
    List<Engine.Input> inputs,
    Map<Uid, String> versions) {
  Task {
    outputs = List.copyOf(outputs);
    inputs = List.copyOf(inputs);
    versions = Map.copyOf(versions);
  }

  Planned planned() {
    return facts.flow().planned(step.recipe());
  }

  Map<Name, Variable> variables() {
    return facts.flow().variables().values();
  }

  /** The parts of the fingerprint of what it makes. */
  Map<String, String> parts() {
    Map<String, String> parts = new HashMap<>(facts.parts(step));
    versions.forEach((dataset, version) -> parts.put(Fingerprints.input(dataset), version));
    return parts;
  }

  /** Why there is nothing to do, if so. */
  Optional<String> doneAlready() {
    PlannedActivity now = BuildPlanner.now(facts.flow().graph(), step, facts);
    return now.runs()
        ? Optional.empty()
        : Optional.of("its inputs did not change after all; " + now.reason());
  }
}
