// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.control.flow.Graph;
import dev.slipway.control.flow.Step;
import dev.slipway.control.plan.Planned;
import dev.slipway.model.DatasetName;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Name;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.model.Variable;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.spi.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

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
  private final Map<String, Import> imports;
  private final Map<Uid, Import> importsByUid;
  private final Set<DatasetName> foreign;
  private final SortedMap<Uid, Resource<DatasetSpec>> datasets;
  private final Plans shared;
  private final FlowPlans plans;

  private Flow(
      Content content,
      Position at,
      Plans plans,
      Variables variables,
      Set<DatasetName> foreign,
      Map<String, Import> imports) {
    this.content = content;
    this.at = at;
    this.shared = plans;
    this.variables = variables;
    this.foreign = foreign;
    this.imports = imports;
    this.importsByUid =
        imports.values().stream()
            .collect(
                Collectors.toUnmodifiableMap(one -> one.dataset().uid(), one -> one, (a, b) -> a));
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
    this.foreign = other.foreign;
    this.imports = other.imports;
    this.importsByUid = other.importsByUid;
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
    return new Flow(content, at, plans, variables, foreign(content), Map.of());
  }

  private static Set<DatasetName> foreign(Content content) {
    Name home = content.project().name();
    Set<DatasetName> foreign = new LinkedHashSet<>();
    for (Resource<RecipeSpec> recipe : content.recipes().values()) {
      for (RecipeSpec.Input input : recipe.spec().inputs()) {
        if (input.dataset().isForeignTo(home)) {
          foreign.add(input.dataset());
        }
      }
    }
    return foreign;
  }

  /** The flow with what is shared with it now. */
  Flow importing(Imports source) {
    if (foreign.isEmpty()) {
      return this;
    }
    Map<String, Import> now = source.of(project().name(), foreign);
    return now.equals(imports) ? this : new Flow(content, at, shared, variables, foreign, now);
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

  /** By the name that a recipe calls it; empty also for what is not shared, or not any more. */
  public Optional<Resource<DatasetSpec>> dataset(DatasetName name) {
    return name.isForeignTo(project().name())
        ? Optional.ofNullable(imports.get(name.key())).map(Import::dataset)
        : dataset(name.name());
  }

  /** By uid, its own or one that is shared with it. */
  public Optional<Resource<DatasetSpec>> dataset(Uid uid) {
    return Optional.ofNullable(datasets.get(uid)).or(() -> imported(uid).map(Import::dataset));
  }

  /** What its recipes read of other projects, as far as it is shared with this one. */
  public Collection<Import> imports() {
    return imports.values();
  }

  /** Empty for the flow's own datasets. */
  public Optional<Import> imported(Uid uid) {
    return Optional.ofNullable(importsByUid.get(uid));
  }

  /** The project of a dataset that is in the flow. */
  public Uid owner(Uid dataset) {
    return imported(dataset).map(Import::project).orElse(project().uid());
  }

  /** The connection that a dataset of the flow lies on. */
  public Name connection(Resource<DatasetSpec> dataset) {
    String own = dataset.spec().connection();
    return imported(dataset.uid())
        .map(Import::connection)
        .orElseGet(
            () -> own.equals(DatasetSpec.DEFAULT) ? project().spec().connection() : new Name(own));
  }

  /** What people call a dataset of the flow. */
  public String name(Uid dataset) {
    return Optional.ofNullable(datasets.get(dataset))
        .map(found -> found.name().value())
        .or(() -> imported(dataset).map(one -> one.name().value()))
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
              recipe.spec().inputs().stream()
                  .flatMap(input -> input(recipe.ref(), input.dataset()).stream())
                  .toList(),
              recipe.spec().outputs().stream().map(uid).toList()));
    }
    return steps;
  }

  /** Empty for what another project does not share: the recipe has no plan, the others go on. */
  private Optional<Uid> input(Ref recipe, DatasetName dataset) {
    return dataset.isForeignTo(project().name())
        ? dataset(dataset).map(Resource::uid)
        : Optional.of(load(recipe, dataset.name()).uid());
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
        placed.put(uid, dataset.withSpec(PathTemplate.placed(external, variables)));
      }
    });
    if (placed.isEmpty()) {
      return written;
    }
    written.forEach(placed::putIfAbsent);
    return Collections.unmodifiableNavigableMap(placed);
  }

  private static <S> Map<String, Resource<S>> byName(Collection<Resource<S>> resources) {
    Map<String, Resource<S>> named = HashMap.newHashMap(resources.size());
    resources.forEach(resource -> named.put(resource.name().key(), resource));
    return named;
  }
}
