// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.control.plan.Planner;
import dev.slipway.model.Check;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.Name;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.recipe.Filter;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.model.recipe.RecipeSpec.Input;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlansTest {
  private static final Name A = new Name("a");
  private static final Schema NUMBERS = new Schema(List.of(Column.of("n", Primitive.INT64)));
  private static final Schema WORDS = new Schema(List.of(Column.of("w", Primitive.STRING)));

  private final Plans plans = new Plans(new Planner());

  @Test
  void asksOnceForTheSameRecipeOverTheSameColumns() {
    assertThat(plans.plan(filter(Input.of(A), "out"), Map.of(A, NUMBERS), Map.of()))
        .isSameAs(plans.plan(filter(Input.of(A), "out"), Map.of(A, NUMBERS), Map.of()))
        .isInstanceOf(Plan.Fits.class);
  }

  @Test
  void doesNotCareWhatDatasetsAreCalled() {
    Input renamed = new Input(new Name("other"), Optional.of(A));

    assertThat(plans.plan(filter(renamed, "elsewhere"), Map.of(A, NUMBERS), Map.of()))
        .isSameAs(plans.plan(filter(Input.of(A), "out"), Map.of(A, NUMBERS), Map.of()));
  }

  @Test
  void asksAgainForOtherColumns() {
    assertThat(plans.plan(filter(Input.of(A), "out"), Map.of(A, NUMBERS), Map.of()))
        .isInstanceOf(Plan.Fits.class);
    assertThat(plans.plan(filter(Input.of(A), "out"), Map.of(A, WORDS), Map.of()))
        .isInstanceOf(Plan.Faulty.class);
  }

  @Test
  void requiresThatChecksFitTheColumns() {
    List<Check> checks = List.of(new Check.NotNull(List.of("n"), Check.Severity.FAIL));

    plans.requireChecks(List.of(), Schema.EMPTY, Map.of());
    plans.requireChecks(checks, NUMBERS, Map.of());
    assertThatThrownBy(() -> plans.requireChecks(checks, WORDS, Map.of()))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("n");
  }

  private static RecipeSpec filter(Input input, String output) {
    return new RecipeSpec(List.of(input), List.of(new Name(output)), new Filter("n > 1"));
  }
}
