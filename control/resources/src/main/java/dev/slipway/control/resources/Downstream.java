// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.control.flow.Step;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Problem;
import dev.slipway.model.Resource;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.model.recipe.RecipeSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a change of columns does further down. Goes through the recipes in order, and only through
 * those that read a dataset whose columns have changed.
 */
final class Downstream {
  private final Flow before;
  private final Flow after;
  private final Map<Uid, Uid> causes = new HashMap<>();
  private final Map<Uid, List<Problem>> broken = new HashMap<>();

  private Downstream(Flow before, Flow after) {
    this.before = before;
    this.after = after;
  }

  /** A warning for each recipe that fitted before, by the resource whose change breaks it. */
  static Map<Uid, List<Problem>> of(Flow before, Flow after, List<Proposal<?>> proposals) {
    Downstream downstream = new Downstream(before, after);
    proposals.forEach(downstream::start);
    if (!downstream.causes.isEmpty()) {
      after.graph().ordered().forEach(downstream::visit);
    }
    return downstream.broken;
  }

  private void start(Proposal<?> proposal) {
    Uid uid = proposal.uid();
    proposal
        .as(DatasetSpec.class)
        .filter(_ -> columnsChanged(uid))
        .ifPresent(_ -> causes.put(uid, uid));
    proposal.as(RecipeSpec.class).map(Resource::spec).stream()
        .flatMap(recipe -> recipe.outputs().stream())
        .map(output -> after.dataset(output).orElseThrow().uid())
        .filter(this::columnsChanged)
        .forEach(output -> causes.put(output, uid));
  }

  private void visit(Step step) {
    Optional<Uid> changed = step.inputs().stream().filter(causes::containsKey).findFirst();
    if (changed.isEmpty()) {
      return;
    }
    Uid cause = Objects.requireNonNull(causes.get(changed.get()));
    if (fitted(step.recipe()) && after.plan(step.recipe()) instanceof Plan.Faulty(var why)) {
      broken.computeIfAbsent(cause, _ -> new ArrayList<>()).add(warning(step, why));
    }
    for (Uid output : step.outputs()) {
      if (columnsChanged(output)) {
        causes.putIfAbsent(output, cause);
      }
    }
  }

  private boolean fitted(Uid recipe) {
    return before.recipes().containsKey(recipe) && before.plan(recipe) instanceof Plan.Fits;
  }

  private boolean columnsChanged(Uid dataset) {
    return before.datasets().containsKey(dataset)
        && !columns(before, dataset).equals(columns(after, dataset));
  }

  private static Optional<Schema> columns(Flow flow, Uid dataset) {
    return flow.knows(dataset) ? Optional.of(flow.schema(dataset)) : Optional.empty();
  }

  private static Problem warning(Step step, SlipwayException why) {
    String first =
        why.problems().isEmpty()
            ? String.valueOf(why.getMessage())
            : why.problems().getFirst().message();
    return Problem.at("", "Recipe '" + step.name() + "' no longer fits: " + first);
  }
}
