// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.model.recipe.RecipeSpec;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The datasets and recipes of a project, before they are looked at as a graph. By uid, and so in
 * the order in which they were created.
 */
record Content(
    Resource<ProjectSpec> project,
    SortedMap<Uid, Resource<DatasetSpec>> datasets,
    SortedMap<Uid, Resource<RecipeSpec>> recipes) {

  /** Takes the maps as they are; nobody changes them afterwards. */
  Content {
    datasets = Collections.unmodifiableSortedMap(datasets);
    recipes = Collections.unmodifiableSortedMap(recipes);
  }

  static Content empty(Resource<ProjectSpec> project) {
    return new Content(project, new TreeMap<>(), new TreeMap<>());
  }

  /** The content with some resources put in the place of those of the same uid. */
  Content with(Iterable<Resource<?>> changed) {
    Editor editor = new Editor(this);
    changed.forEach(editor::put);
    return editor.content();
  }

  /** A copy that is changed before anybody sees it. */
  static final class Editor {
    private Resource<ProjectSpec> project;
    private final SortedMap<Uid, Resource<DatasetSpec>> datasets;
    private final SortedMap<Uid, Resource<RecipeSpec>> recipes;

    Editor(Content content) {
      this.project = content.project();
      this.datasets = new TreeMap<>(content.datasets());
      this.recipes = new TreeMap<>(content.recipes());
    }

    void put(Resource<?> resource) {
      switch (resource.spec()) {
        case DatasetSpec spec -> datasets.put(resource.uid(), resource.withSpec(spec));
        case RecipeSpec spec -> recipes.put(resource.uid(), resource.withSpec(spec));
        case ProjectSpec spec -> project = resource.withSpec(spec);
        default -> {}
      }
    }

    void putStored(Resource<Json> resource) {
      Kind kind = resource.ref().kind();
      if (kind.equals(Kind.DATASET)) {
        put(Reads.typed(resource, DatasetSpec.class));
      } else if (kind.equals(Kind.RECIPE)) {
        put(Reads.typed(resource, RecipeSpec.class));
      } else if (kind.equals(Kind.PROJECT)) {
        put(Reads.typed(resource, ProjectSpec.class));
      }
    }

    void remove(Uid resource) {
      datasets.remove(resource);
      recipes.remove(resource);
    }

    Content content() {
      return new Content(project, datasets, recipes);
    }
  }
}
