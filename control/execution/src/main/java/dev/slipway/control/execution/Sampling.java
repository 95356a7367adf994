// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.control.resources.Flow;
import dev.slipway.control.resources.Import;
import dev.slipway.control.resources.Resources;
import dev.slipway.model.Caller;
import dev.slipway.model.DatasetName;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Name;
import dev.slipway.model.Resource;
import dev.slipway.model.Schema;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.spi.Action;
import dev.slipway.spi.Engine;
import dev.slipway.spi.Scan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The first rows of the inputs of a recipe that need not be saved, by the aliases that it uses. */
final class Sampling {
  /** What no alias has in it: the whole input beside the sample that has its name. */
  private static final String WHOLE = " whole";

  private final Map<Name, Schema> schemas = new LinkedHashMap<>();
  private final List<Engine.Input> inputs = new ArrayList<>();

  /**
   * @throws dev.slipway.model.SlipwayException {@code NOT_FOUND} where an input is not there or has
   *     no rows yet
   */
  static Sampling of(
      Caller caller, Flow flow, RecipeSpec recipe, Resources resources, Sources sources) {
    Sampling sampling = new Sampling();
    for (RecipeSpec.Input input : recipe.inputs()) {
      Scan scan = scan(caller, flow, input.dataset(), resources, sources);
      sampling.schemas.put(input.alias(), scan.schema());
      sampling.inputs.add(new Engine.Input(input.alias() + WHOLE, scan));
    }
    return sampling;
  }

  private static Scan scan(
      Caller caller, Flow flow, DatasetName name, Resources resources, Sources sources) {
    if (name.isForeignTo(flow.project().name())) {
      Import shared = resources.imported(flow, name).orElseThrow(() -> Missing.shared(flow, name));
      sources.require(caller, Action.QUERY, shared.project(), shared.dataset());
      return sources.published(caller, shared.project(), shared.dataset());
    }
    Resource<DatasetSpec> dataset =
        flow.dataset(name.name()).orElseThrow(() -> Missing.dataset(flow, name.name()));
    return sources.published(caller, flow.project().uid(), dataset);
  }

  Map<Name, Schema> schemas() {
    return schemas;
  }

  List<Engine.Input> inputs() {
    return inputs;
  }

  /** The query over the first rows of each input instead of all. */
  String over(String sql, int rows) {
    String samples =
        schemas.keySet().stream()
            .map(alias ->
                "\"" + alias + "\" AS (SELECT * FROM \"" + alias + WHOLE + "\" LIMIT " + rows + ")")
            .collect(Collectors.joining(", "));
    return samples.isEmpty() ? sql : "WITH " + samples + "\n" + sql;
  }
}
