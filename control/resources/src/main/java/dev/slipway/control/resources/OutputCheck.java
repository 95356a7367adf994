// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Name;
import dev.slipway.model.Problem;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.model.recipe.RecipeSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether every output is a managed dataset that one recipe alone makes. */
final class OutputCheck {
  private final Map<String, Resource<DatasetSpec>> datasets = new HashMap<>();
  private final Map<String, Resource<RecipeSpec>> makers = new HashMap<>();
  private final Map<Uid, Proposal<?>> proposed = new HashMap<>();
  private final Findings findings;

  private OutputCheck(Content content, List<Proposal<?>> proposals, Findings findings) {
    this.findings = findings;
    content.datasets().values().forEach(d -> datasets.put(d.name().key(), d));
    proposals.forEach(proposal -> proposed.put(proposal.uid(), proposal));
  }

  static void check(Content content, List<Proposal<?>> proposals, Findings findings) {
    OutputCheck check = new OutputCheck(content, proposals, findings);
    content.recipes().values().forEach(check::outputs);
  }

  private void outputs(Resource<RecipeSpec> recipe) {
    List<Name> outputs = recipe.spec().outputs();
    for (int i = 0; i < outputs.size(); i++) {
      Name output = outputs.get(i);
      String key = output.key();
      String pointer = "/spec/outputs/" + i;
      Optional.ofNullable(makers.putIfAbsent(key, recipe))
          .ifPresent(other -> twoMakers(recipe, other, pointer, output));
      Optional.ofNullable(datasets.get(key))
          .filter(dataset -> !(dataset.spec() instanceof DatasetSpec.Managed))
          .ifPresent(dataset -> notManaged(recipe, pointer, dataset));
    }
  }

  /** The fault is told at the recipe that is being saved, which may be either. */
  private void twoMakers(
      Resource<RecipeSpec> recipe, Resource<RecipeSpec> other, String pointer, Name dataset) {
    boolean atOther = !proposed.containsKey(recipe.uid());
    Resource<RecipeSpec> blamed = atOther ? other : recipe;
    Resource<RecipeSpec> before = atOther ? recipe : other;
    String place = atOther ? "/spec/outputs" : pointer;
    report(
        blamed.uid(),
        place,
        "Dataset '"
            + dataset
            + "' is made by recipe '"
            + before.name()
            + "' already; a dataset is the output of one recipe. Name another output.");
  }

  private void notManaged(
      Resource<RecipeSpec> recipe, String pointer, Resource<DatasetSpec> dataset) {
    String message =
        "Dataset '"
            + dataset.name()
            + (dataset.spec() instanceof DatasetSpec.Inline
                ? "' is written by hand"
                : "' is external")
            + ", so that recipe '"
            + recipe.name()
            + "' cannot make it; name a managed dataset as its output.";
    if (!report(recipe.uid(), pointer, message)) {
      report(dataset.uid(), "/spec/type", message);
    }
  }

  private boolean report(Uid resource, String pointer, String message) {
    Optional<Proposal<?>> blamed = Optional.ofNullable(proposed.get(resource));
    blamed.ifPresent(p -> findings.add(p.draft(), Problem.at(pointer, message)));
    return blamed.isPresent();
  }
}
