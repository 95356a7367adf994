// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.control.flow.Graph;
import dev.slipway.control.flow.Step;
import dev.slipway.control.plan.Planned;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Name;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.RecipeSpec;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.model.Variable;
import dev.slipway.spi.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The datasets and recipes of one project as they were at one position: a graph without cycles, in
 * which the columns of every dataset are known before anything runs. Never changes; plans are made
 * at first use and kept.
 */
public final class Flow {
  private final Content content;
  private final Position at;
  private final Map<String, Resource<DatasetSpec>> datasetsByName;
  private final Graph graph;
  private final Variables variables;
  private final SortedMap<Uid, Resource<DatasetSpec>> datasets;
  private final Plans shared;
  private final FlowPlans plans;

  private Flow(Content content, Position at, Plans plans, Variables variables) {
    this.content = content;
    this.at = at;
    this.shared = plans;
    this.variables = variables;
    this.datasets = placed(content.datasets(), variables);
    this.datasetsByName = byName(datasets.values());
    this.graph = Graph.of(steps(), this::name);
    this.plans = new FlowPlans(this, plans);
  }

  /** The same flow with other variables, and so perhaps other plans. */
  private Flow(Flow other, Variables variables) {
    this.content = other.content;
    this.at = other.at;
    this.shared = other.shared;
    this.variables = variables;
    this.datasets = placed(content.datasets(), variables);
    this.datasetsByName = byName(datasets.values());
    this.graph = other.graph;
    this.plans = new FlowPlans(this, shared);
  }

  /**
   * @throws SlipwayException {@code CYCLE}, or {@code INVALID} if two recipes make one dataset or a
   *     recipe names a dataset that is not there
   */
  static Flow of(Content content, Position at, Plans plans, Variables variables) {
    return new Flow(content, at, plans, variables);
  }

  /** The flow in which these variables hold. */
  Flow with(Variables others) {
    return others.equals(variables) ? this : new Flow(this, others);
  }

  /** The flow in which further variables hold, such as those of a run. */
  public Flow with(Variables.Level level, Map<Name, Variable> values) {
    return values.isEmpty() ? this : with(variables.with(level, values));
  }

  /** The variables that hold in it. */
  public Variables variables() {
    return variables;
  }

  public Resource<ProjectSpec> project() {
    return content.project();
  }

  /** The position from which on no change is in it. */
  public Position at() {
    return at;
  }

  public Graph graph() {
    return graph;
  }

  /**
   * External ones with the paths that their variables lead to; a path whose variables are not set
   * stays as it is written.
   */
  public Map<Uid, Resource<DatasetSpec>> datasets() {
    return datasets;
  }

  public Map<Uid, Resource<RecipeSpec>> recipes() {
    return content.recipes();
  }

  /** By name, ignoring case. */
  public Optional<Resource<DatasetSpec>> dataset(Name name) {
    return Optional.ofNullable(datasetsByName.get(name.key()));
  }

  /** What people call a dataset of the flow. */
  public String name(Uid dataset) {
    return Optional.ofNullable(datasets.get(dataset))
        .map(found -> found.name().value())
        .orElse(dataset.value());
  }

  /**
   * The columns of a dataset: those declared for an external one, those that its recipe gives for a
   * managed one.
   *
   * @throws SlipwayException {@code INVALID} saying why they are not known
   */
  public Schema schema(Uid dataset) {
    return plans.schema(dataset);
  }

  /**
   * @throws SlipwayException {@code INVALID} if the recipe does not fit its inputs
   */
  public Planned planned(Uid recipe) {
    return switch (plan(recipe)) {
      case Plan.Fits(Planned planned) -> planned;
      case Plan.Faulty(SlipwayException why) -> throw why;
      case Plan.Unknown(SlipwayException why) -> throw why;
    };
  }

  /** Whether the columns of a dataset are known. */
  public boolean knows(Uid dataset) {
    return plans.knows(dataset);
  }

  Plan plan(Uid recipe) {
    return plans.plan(recipe);
  }

  Content content() {
    return content;
  }

  RecipeSpec recipe(Uid uid) {
    return Objects.requireNonNull(content.recipes().get(uid), uid.value()).spec();
  }

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>(content.recipes().size());
    for (Resource<RecipeSpec> recipe : content.recipes().values()) {
      Function<Name, Uid> uid = name -> load(recipe.ref(), name).uid();
      steps.add(
          new Step(
              recipe.uid(),
              recipe.name(),
              recipe.spec().inputs().stream().map(RecipeSpec.Input::dataset).map(uid).toList(),
              recipe.spec().outputs().stream().map(uid).toList()));
    }
    return steps;
  }

  private Resource<DatasetSpec> load(Ref recipe, Name dataset) {
    return dataset(dataset)
        .orElseThrow(() ->
            new SlipwayException(
                ErrorCode.INVALID,
                recipe + " names a dataset '" + dataset + "', which is not there."));
  }

  private static SortedMap<Uid, Resource<DatasetSpec>> placed(
      SortedMap<Uid, Resource<DatasetSpec>> written, Variables variables) {
    NavigableMap<Uid, Resource<DatasetSpec>> placed = new TreeMap<>();
    written.forEach((uid, dataset) -> {
      if (dataset.spec() instanceof DatasetSpec.External external
          && PathTemplate.hasVariables(external.path())) {
        placed.put(uid, dataset.withSpec(placed(external, variables)));
      }
    });
    if (placed.isEmpty()) {
      return written;
    }
    written.forEach(placed::putIfAbsent);
    return Collections.unmodifiableNavigableMap(placed);
  }

  private static DatasetSpec placed(DatasetSpec.External external, Variables variables) {
    try {
      return PathTemplate.withPath(external, PathTemplate.expand(external.path(), variables));
    } catch (SlipwayException e) {
      // Whoever looks for its files is told; the rest of the flow does not need them.
      return external;
    }
  }

  private static <S> Map<String, Resource<S>> byName(Collection<Resource<S>> resources) {
    Map<String, Resource<S>> named = HashMap.newHashMap(resources.size());
    resources.forEach(resource -> named.put(resource.name().key(), resource));
    return named;
  }
}
