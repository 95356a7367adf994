// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.RecipeSpec;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The datasets and recipes of a project, before they are looked at as a graph. */
record Content(
    Resource<ProjectSpec> project,
    Map<Uid, Resource<DatasetSpec>> datasets,
    Map<Uid, Resource<RecipeSpec>> recipes) {

  /** Takes the maps as they are; they are never changed afterwards. */
  Content {
    datasets = Collections.unmodifiableMap(datasets);
    recipes = Collections.unmodifiableMap(recipes);
  }

  static Content empty(Resource<ProjectSpec> project) {
    return new Content(project, Map.of(), Map.of());
  }

  /** The content with some resources put in place of those of the same uid. */
  Content with(
      Map<Uid, Resource<DatasetSpec>> otherDatasets, Map<Uid, Resource<RecipeSpec>> otherRecipes) {
    return new Content(project, merged(datasets, otherDatasets), merged(recipes, otherRecipes));
  }

  private static <S> Map<Uid, Resource<S>> merged(
      Map<Uid, Resource<S>> before, Map<Uid, Resource<S>> after) {
    Map<Uid, Resource<S>> merged = new LinkedHashMap<>(before);
    merged.putAll(after);
    return merged;
  }
}
