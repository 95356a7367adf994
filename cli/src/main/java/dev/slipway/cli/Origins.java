// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.ActivityResult;
import dev.slipway.model.DatasetName;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Run;
import dev.slipway.model.recipe.RecipeSpec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where a project's datasets come from: the snapshot that is published, and the recipes before it.
 */
record Origins(Map<Name, Recipe> makers, Map<Name, ActivityResult.Output> outputs) {

  record Recipe(Name name, List<Name> inputs) {}

  static Origins read(Server server, Name project) {
    Map<Name, Recipe> makers = new HashMap<>();
    for (Wire.Item item : Listing.of(server, Routes.all(Kind.RECIPE, project))) {
      RecipeSpec spec = Documents.readStored(RecipeSpec.class, item.spec());
      Recipe recipe =
          new Recipe(
              item.name(),
              spec.inputs().stream()
                  .map(RecipeSpec.Input::dataset)
                  .filter(input -> !input.isForeignTo(project))
                  .map(DatasetName::name)
                  .toList());
      spec.outputs().forEach(output -> makers.put(output, recipe));
    }
    return new Origins(makers, outputs(server, project));
  }

  /** The newest output of each dataset; runs come newest first. */
  private static Map<Name, ActivityResult.Output> outputs(Server server, Name project) {
    Map<Name, ActivityResult.Output> newest = new LinkedHashMap<>();
    for (Run run : server.get(Routes.runs(100, project), Wire.Runs.class).items()) {
      server.get(Routes.run(run.uid().value()), Wire.Detail.class).activities().stream()
          .flatMap(activity -> ActivityLine.published(activity).stream())
          .forEach(output -> newest.putIfAbsent(output.name(), output));
    }
    return newest;
  }

  /** The snapshot, and the recipes from the first to the one that made the dataset. */
  String of(Name dataset) {
    String snapshot =
        Optional.ofNullable(outputs.get(dataset))
            .map(output -> "Snapshot " + output.snapshot() + ", " + Amounts.rows(output.rows()))
            .orElse("Not built here");
    Map<Name, Integer> levels = new HashMap<>();
    level(dataset, levels);
    TreeMap<Integer, TreeSet<Name>> recipes = new TreeMap<>();
    levels.forEach((made, level) ->
        Optional.ofNullable(makers.get(made))
            .ifPresent(
                maker -> recipes.computeIfAbsent(level, l -> new TreeSet<>()).add(maker.name())));
    return snapshot
        + ". Made by "
        + recipes.values().stream()
            .map(names -> names.stream().map(Name::value).collect(Collectors.joining(", ")))
            .collect(Collectors.joining(" → "));
  }

  /** The length of the longest way to a dataset, noted with those of all datasets before it. */
  private int level(Name dataset, Map<Name, Integer> levels) {
    Integer known = levels.get(dataset);
    if (known != null) {
      return known;
    }
    int before =
        Optional.ofNullable(makers.get(dataset)).stream()
            .flatMap(maker -> maker.inputs().stream())
            .mapToInt(input -> 1 + level(input, levels))
            .reduce(0, Math::max);
    levels.put(dataset, before);
    return before;
  }
}
