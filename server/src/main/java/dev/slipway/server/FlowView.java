// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.resources.Flow;
import dev.slipway.model.DatasetName;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Name;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.model.recipe.RecipeSpec;
import java.util.List;

/** A flow as a page draws it. */
record FlowView(long at, List<Dataset> datasets, List<Shared> shared, List<Recipe> recipes) {

  record Dataset(Uid uid, Name name, boolean managed) {}

  /** A dataset of another project that a recipe reads. */
  record Shared(Uid uid, DatasetName name, boolean managed) {}

  record Recipe(Uid uid, Name name, String type, List<DatasetName> inputs, List<Name> outputs) {}

  static FlowView of(Flow flow) {
    return new FlowView(
        flow.at().value(),
        flow.datasets().values().stream().map(FlowView::dataset).toList(),
        flow.imports().stream()
            .map(one ->
                new Shared(
                    one.dataset().uid(),
                    one.name(),
                    one.dataset().spec() instanceof DatasetSpec.Managed))
            .toList(),
        flow.recipes().values().stream().map(FlowView::recipe).toList());
  }

  private static Dataset dataset(Resource<DatasetSpec> dataset) {
    return new Dataset(
        dataset.uid(), dataset.name(), dataset.spec() instanceof DatasetSpec.Managed);
  }

  private static Recipe recipe(Resource<RecipeSpec> recipe) {
    return new Recipe(
        recipe.uid(),
        recipe.name(),
        recipe.spec().operation().type(),
        recipe.spec().inputs().stream().map(RecipeSpec.Input::dataset).toList(),
        recipe.spec().outputs());
  }
}
