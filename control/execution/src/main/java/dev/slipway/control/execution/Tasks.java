// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.control.flow.Step;
import dev.slipway.control.resources.Flow;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Resource;
import dev.slipway.model.Run;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.spi.Action;
import dev.slipway.spi.Engine;
import dev.slipway.spi.Scan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds out what there is to do for a recipe, from the flow as it is now. */
final class Tasks {
  private final Flows flows;
  private final Sources sources;

  Tasks(Flows flows, Sources sources) {
    this.flows = flows;
    this.sources = sources;
  }

  /**
   * @throws SlipwayException {@code NOT_FOUND} if recipe, output or an input's content is not there
   *     (any more), {@code FORBIDDEN} if the run's caller may not read or write them
   */
  Task load(Run run, Uid recipe) {
    Flow flow = flows.of(run);
    Step step = Flows.find(flow, recipe).orElseThrow(() -> gone(recipe));
    List<Resource<DatasetSpec>> outputs = outputs(flow, step);
    for (Resource<DatasetSpec> output : outputs) {
      sources.require(run.runAs(), Action.RUN, run.project(), output);
    }
    // says what of its inputs is not there, or not shared any more
    flow.planned(recipe);
    List<Engine.Input> inputs = new ArrayList<>();
    Map<Uid, String> versions = new HashMap<>();
    for (RecipeSpec.Input input : spec(flow, step).inputs()) {
      Resource<DatasetSpec> dataset = flow.dataset(input.dataset()).orElseThrow();
      Scan scan = sources.published(run.runAs(), flow.owner(dataset.uid()), dataset);
      inputs.add(new Engine.Input(input.alias().value(), scan));
      versions.put(dataset.uid(), Versions.of(dataset, scan));
    }
    FlowFacts facts =
        flows.facts(
            flow, uid -> Optional.ofNullable(versions.get(uid)).or(() -> flows.published(uid)));
    return new Task(run.runAs(), facts, step, outputs, inputs, versions);
  }

  /** The task without its inputs; empty if the recipe is gone. */
  Optional<Task> find(Run run, Uid recipe) {
    Flow flow = flows.of(run);
    FlowFacts facts = flows.facts(flow, flows::published);
    return Flows.find(flow, recipe)
        .map(step -> new Task(run.runAs(), facts, step, outputs(flow, step), List.of(), Map.of()));
  }

  /**
   * @throws SlipwayException {@code CONFLICT} if files that the task has read are not any more what
   *     they were, {@code NOT_FOUND} or {@code FORBIDDEN} if its caller may not read them any more
   */
  void requireUnchanged(Task task) {
    Flow flow = task.facts().flow();
    for (Uid input : task.step().inputs()) {
      Resource<DatasetSpec> dataset = Flows.dataset(flow, input);
      sources.require(task.caller(), Action.READ, flow.owner(input), dataset);
      if (!(dataset.spec() instanceof DatasetSpec.Managed)
          && !flows
              .version(task.caller(), flow, input)
              .equals(Optional.ofNullable(task.versions().get(input)))) {
        throw new SlipwayException(
            ErrorCode.CONFLICT,
            "The content of dataset '"
                + dataset.name()
                + "' changed while they were read, so what was made from them is thrown away.");
      }
    }
  }

  private static List<Resource<DatasetSpec>> outputs(Flow flow, Step step) {
    return step.outputs().stream().map(output -> Flows.dataset(flow, output)).toList();
  }

  private static RecipeSpec spec(Flow flow, Step step) {
    return Objects.requireNonNull(flow.recipes().get(step.recipe())).spec();
  }

  private static SlipwayException gone(Uid recipe) {
    return new SlipwayException(
        ErrorCode.NOT_FOUND, "The recipe " + recipe + " was deleted after the build began.");
  }
}
