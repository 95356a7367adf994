// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import dev.slipway.control.plan.Planner;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.Name;
import dev.slipway.model.Schema;
import dev.slipway.model.recipe.Computed;
import dev.slipway.model.recipe.Filter;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.model.recipe.Refinement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What saving a recipe over an input of 1,000 columns costs to validate and plan. */
final class Validation implements Comparison {
  private static final int COLUMNS = 1_000;
  private static final int WARM_UP = 60;
  private static final int ROUNDS = 31;
  private static final Name INPUT = new Name("wide");

  @Override
  public String name() {
    return "validation";
  }

  @Override
  public List<Row> run(Home home) throws Exception {
    Schema schema =
        new Schema(
            IntStream.range(0, COLUMNS)
                .mapToObj(i -> Column.of("c" + i, i % 2 == 0 ? Primitive.INT64 : Primitive.STRING))
                .toList());
    RecipeSpec filter =
        new RecipeSpec(
            List.of(RecipeSpec.Input.of(INPUT)),
            List.of(new Name("out")),
            new Filter("c0 > 5 AND c1 LIKE 'a%'"));
    RecipeSpec computed =
        new RecipeSpec(
            filter.inputs(),
            filter.outputs(),
            filter.operation(),
            Optional.of(
                new Refinement(
                    IntStream.range(0, 20)
                        .mapToObj(i -> new Computed("d" + i, "c" + (2 * i) + " * 2 + length(c1)"))
                        .toList(),
                    "d0 > 3")));
    Planner planner = new Planner();
    return List.of(
        row("a filter over 1,000 columns", planner, filter, schema),
        row("the same with 20 computed columns", planner, computed, schema));
  }

  private static Row row(String what, Planner planner, RecipeSpec recipe, Schema schema)
      throws Exception {
    Timing.alone(WARM_UP, () -> planner.plan(recipe, Map.of(INPUT, schema)));
    double[] times = Timing.alone(ROUNDS, () -> planner.plan(recipe, Map.of(INPUT, schema)));
    return new Row(
        "save-time plan of " + what, Timing.text(Timing.median(times)), "", "", "≤ 30 ms");
  }
}
