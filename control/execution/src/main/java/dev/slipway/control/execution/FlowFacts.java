// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.control.flow.Facts;
import dev.slipway.control.flow.Fingerprints;
import dev.slipway.control.flow.Step;
import dev.slipway.control.plan.Planned;
import dev.slipway.control.resources.Flow;
import dev.slipway.model.Rebuild;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.model.Variable;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.spi.Fingerprint;
import dev.slipway.spi.Tips;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The facts about a flow that is stored.
 *
 * @param engine the version of what runs its plans
 * @param renderer the version of what writes them
 * @param versionOf the version of a dataset now
 */
record FlowFacts(
    Flow flow, Tips tips, String engine, String renderer, Function<Uid, Optional<String>> versionOf)
    implements Facts {

  @Override
  public Map<String, String> parts(Step step) {
    Planned planned = flow.planned(step.recipe());
    Map<String, String> parts = new HashMap<>();
    parts.put(Fingerprints.DEFINITION, definition(step, planned));
    parts.put(Fingerprints.ENGINE, engine);
    parts.put(Fingerprints.RENDERER, renderer);
    planned
        .variables()
        .forEach((name, value) -> parts.put(Fingerprints.variable(name), hash(value)));
    if (planned.isVolatile()) {
      parts.put(Fingerprints.VOLATILE, "true");
    }
    return parts;
  }

  private static String hash(Variable value) {
    return Fingerprints.of(Map.of(value.getClass().getSimpleName(), value.toString()));
  }

  /** The SQL and which dataset each of its names means. */
  private String definition(Step step, Planned planned) {
    Resource<RecipeSpec> recipe = Objects.requireNonNull(flow.recipes().get(step.recipe()));
    Map<String, String> definition = new HashMap<>();
    definition.put(
        "sql",
        planned.outputs().stream().map(Planned.Output::sql).collect(Collectors.joining(";\n")));
    List<RecipeSpec.Input> inputs = recipe.spec().inputs();
    for (int i = 0; i < inputs.size(); i++) {
      definition.put("input " + inputs.get(i).alias().key(), step.inputs().get(i).value());
    }
    return Fingerprints.of(definition);
  }

  @Override
  public Optional<Fingerprint> made(Uid dataset) {
    return tips.fingerprint(dataset, "");
  }

  @Override
  public Optional<String> version(Uid dataset) {
    return versionOf.apply(dataset);
  }

  @Override
  public String name(Uid dataset) {
    return flow.name(dataset);
  }

  @Override
  public Rebuild rebuilds(Uid dataset) {
    return flow.dataset(dataset).map(found -> found.spec().rebuilds()).orElse(Rebuild.NORMAL);
  }

  @Override
  public boolean rebuildsOnUpgrade() {
    return flow.project().spec().rebuildOnUpgrade();
  }
}
