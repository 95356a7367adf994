// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.control.resources.Flow;
import dev.slipway.model.ActivityKey;
import dev.slipway.model.DatasetName;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.spi.ResourceStore;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the recipes of a flow work on. The flow is looked at when it is first asked. */
final class FlowReach implements Reach {
  private static final System.Logger LOG = System.getLogger(FlowReach.class.getName());

  private final Supplier<Flow> source;
  private final ResourceStore resources;
  private final Map<Name, Optional<Uid>> uids = new HashMap<>();
  private Optional<Flow> flow = Optional.empty();
  private boolean looked;

  FlowReach(Supplier<Flow> source, ResourceStore resources) {
    this.source = source;
    this.resources = resources;
  }

  @Override
  public List<Uid> connections(ActivityKey key) {
    return flow()
        .flatMap(found ->
            Optional.ofNullable(found.recipes().get(key.recipe()))
                .map(recipe -> connections(found, recipe.spec())))
        .orElse(List.of());
  }

  /** Empty where it cannot be read, as the run's project is gone: its activities will not run. */
  private Optional<Flow> flow() {
    if (!looked) {
      looked = true;
      try {
        flow = Optional.of(source.get());
      } catch (SlipwayException e) {
        LOG.log(Level.WARNING, "What a run works on is not known, so no connection counts it.", e);
      }
    }
    return flow;
  }

  private List<Uid> connections(Flow found, RecipeSpec recipe) {
    Stream<DatasetName> datasets =
        Stream.concat(
            recipe.inputs().stream().map(RecipeSpec.Input::dataset),
            recipe.outputs().stream().map(DatasetName::of));
    return datasets
        .flatMap(name -> found.dataset(name).stream())
        .map(found::connection)
        .distinct()
        .flatMap(name -> uids.computeIfAbsent(name, this::uid).stream())
        .sorted()
        .toList();
  }

  private Optional<Uid> uid(Name connection) {
    return resources.find(Ref.ofInstance(Kind.CONNECTION, connection)).map(Resource::uid);
  }
}
