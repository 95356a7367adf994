// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.control.flow.Graph;
import dev.slipway.control.flow.Step;
import dev.slipway.control.plan.Planned;
import dev.slipway.model.DatasetName;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Name;
import dev.slipway.model.Problem;
import dev.slipway.model.Resource;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.model.recipe.RecipeSpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The plans of one flow's recipes; each needs those of the recipes that make its inputs. */
final class FlowPlans {
  private final Flow flow;
  private final Plans plans;
  private final Map<Uid, Plan> known = new ConcurrentHashMap<>();

  FlowPlans(Flow flow, Plans plans) {
    this.flow = flow;
    this.plans = plans;
  }

  /** Walks up with a stack of its own, as a flow may be deeper than a thread's. */
  Plan plan(Uid recipe) {
    Deque<Step> waiting = new ArrayDeque<>();
    waiting.push(step(recipe));
    while (!waiting.isEmpty()) {
      Step step = waiting.element();
      List<Step> missing = known.containsKey(step.recipe()) ? List.of() : missing(step);
      missing.forEach(waiting::push);
      if (missing.isEmpty()) {
        waiting.pop();
        if (!known.containsKey(step.recipe())) {
          known.put(step.recipe(), make(step));
        }
      }
    }
    return Objects.requireNonNull(known.get(recipe));
  }

  Schema schema(Uid dataset) {
    flow.graph().producer(dataset).ifPresent(producer -> plan(producer.recipe()));
    return schemaOfPlanned(dataset);
  }

  boolean knows(Uid dataset) {
    return flow.graph()
        .producer(dataset)
        .map(producer -> plan(producer.recipe()) instanceof Plan.Fits)
        .orElseGet(() -> declared(dataset).isPresent());
  }

  private Step step(Uid recipe) {
    RecipeSpec spec = flow.recipe(recipe);
    return flow.graph().producer(uid(spec.outputs().getFirst())).orElseThrow();
  }

  private Uid read(DatasetName dataset) {
    return flow.dataset(dataset)
        .orElseThrow(() ->
            new SlipwayException(
                ErrorCode.INVALID, Reads.absent(dataset.in(flow.project().name()))))
        .uid();
  }

  private Uid uid(Name dataset) {
    return flow.dataset(dataset).orElseThrow().uid();
  }

  private List<Step> missing(Step step) {
    Graph graph = flow.graph();
    return step.inputs().stream()
        .map(graph::producer)
        .flatMap(Optional::stream)
        .filter(producer -> !known.containsKey(producer.recipe()))
        .toList();
  }

  private Plan make(Step step) {
    RecipeSpec recipe = flow.recipe(step.recipe());
    Map<Name, Schema> inputs = new LinkedHashMap<>();
    for (int i = 0; i < recipe.inputs().size(); i++) {
      RecipeSpec.Input input = recipe.inputs().get(i);
      try {
        inputs.put(input.alias(), schemaOfPlanned(read(input.dataset())));
      } catch (SlipwayException e) {
        String message = String.valueOf(e.getMessage());
        return new Plan.Unknown(
            new SlipwayException(
                e.code(), message, List.of(Problem.at("/inputs/" + i + "/dataset", message))));
      }
    }
    return plans.plan(recipe, inputs, flow.variables().values());
  }

  /** The columns of a dataset whose producer, if any, is planned. */
  private Schema schemaOfPlanned(Uid uid) {
    Resource<DatasetSpec> dataset = dataset(uid);
    Optional<Step> producer = flow.graph().producer(uid);
    if (producer.isPresent()) {
      return switch (Objects.requireNonNull(known.get(producer.get().recipe()))) {
        case Plan.Fits(Planned planned) ->
            planned.outputs().get(producer.get().outputs().indexOf(uid)).schema();
        case Plan.Faulty(SlipwayException why) ->
            throw unknown(dataset, broken(producer.get(), why));
        case Plan.Unknown(SlipwayException why) ->
            throw unknown(dataset, broken(producer.get(), why));
      };
    }
    return declared(uid)
        .orElseThrow(() ->
            switch (dataset.spec()) {
              case DatasetSpec.External _, DatasetSpec.Inline _ ->
                  unknown(dataset, "they were never detected nor declared");
              case DatasetSpec.Managed _ ->
                  unknown(
                      dataset,
                      flow.imported(uid).isPresent()
                          ? "it has not been built in its project, or cannot be read just now"
                          : "no recipe makes it");
            });
  }

  private Optional<Schema> declared(Uid uid) {
    Optional<Import> imported = flow.imported(uid);
    if (imported.isPresent()) {
      return imported.get().schema();
    }
    return Optional.of(dataset(uid).spec().declared())
        .filter(schema -> !schema.columns().isEmpty());
  }

  private Resource<DatasetSpec> dataset(Uid uid) {
    return flow.dataset(uid).orElseThrow();
  }

  private static String broken(Step producer, SlipwayException why) {
    return "its recipe '" + producer.name() + "' does not fit. " + why.getMessage();
  }

  private SlipwayException unknown(Resource<DatasetSpec> dataset, String why) {
    String end = why.endsWith(".") ? "" : ".";
    return new SlipwayException(
        ErrorCode.INVALID,
        "The columns of dataset '" + flow.name(dataset.uid()) + "' are not known: " + why + end);
  }
}
