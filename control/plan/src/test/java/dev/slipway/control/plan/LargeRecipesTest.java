// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.documents.Documents;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.Name;
import dev.slipway.model.Schema;
import dev.slipway.model.recipe.Operation;
import dev.slipway.model.recipe.RecipeSpec;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of many columns, columns of nulls and values of many characters. */
class LargeRecipesTest {
  private static final int MANY = 300;
  private static final Name WIDE = new Name("wide");

  private static Schema wide() {
    return new Schema(
        IntStream.range(0, MANY).mapToObj(i -> Column.of("c" + i, Primitive.INT32)).toList());
  }

  private static RecipeSpec recipe(String operation, int inputs) {
    return new RecipeSpec(
        IntStream.range(0, inputs)
            .mapToObj(i -> new RecipeSpec.Input(WIDE, Optional.of(new Name("wide" + i))))
            .toList(),
        List.of(new Name("out")),
        Documents.read(
            Operation.class, Documents.parseYaml(operation, "operation").getFirst().json()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: sync}",
        "{type: sample, method: ratio, ratio: 0.5}",
        "{type: distinct}",
        "{type: distinct, by: [c1]}",
        "{type: top-n, orderBy: [{column: c1}], rows: 1}",
        "{type: split, shares: [0.5]}",
        "{type: extract-failed-rows, checks: [{type: unique, columns: [c1, c2]}]}"
      })
  void plansAndRunsOverManyColumns(String operation) throws SQLException {
    Planned planned = new Planner().plan(recipe(operation, 1), Map.of(new Name("wide0"), wide()));
    try (Duck duck = new Duck()) {
      duck.table(new Name("wide0"), wide());
      assertThat(duck.rows(planned.output().sql())).isEmpty();
    }
  }

  @Test
  void stacksAndUnpivotsManyColumns() throws SQLException {
    Map<Name, Schema> schemas = Map.of(new Name("wide0"), wide(), new Name("wide1"), wide());
    Planned stacked = new Planner().plan(recipe("{type: stack, origin: from}", 2), schemas);
    String all = String.join(", ", IntStream.range(0, MANY).mapToObj(i -> "c" + i).toList());
    Planned unpivoted =
        new Planner().plan(recipe("{type: unpivot, columns: [" + all + "]}", 1), schemas);
    try (Duck duck = new Duck()) {
      duck.table(new Name("wide0"), wide(), "NULL, ".repeat(MANY - 1) + "7");
      duck.table(new Name("wide1"), wide());
      assertThat(duck.rows(stacked.output().sql())).hasSize(1).first().asString().endsWith("wide0");
      assertThat(duck.rows(unpivoted.output().sql())).containsExactly("c" + (MANY - 1) + " | 7");
    }
  }

  @Test
  void handlesColumnsThatAreNullThroughoutAndValuesOfManyCharacters() throws SQLException {
    try (Duck duck = Samples.duck()) {
      duck.run("INSERT INTO empty VALUES (NULL, repeat('é', 5000000)), (NULL, NULL), (NULL, NULL)");
      RecipeSpec half = Samples.recipe("{type: split, shares: [0.5], seed: 1}", 2, Samples.EMPTY);
      assertThat(Samples.rows(duck, half, 0).size() + Samples.rows(duck, half, 1).size())
          .isEqualTo(3);
      RecipeSpec group =
          Samples.recipe(
              """
              type: group
              aggregates:
                - {function: median, of: x, as: a}
                - {function: concat, of: x, as: b}
                - {function: last, of: x, orderBy: [{column: x}], as: c}
                - {function: formula, of: count(x) + sum(length(y)), as: d}
              """,
              1,
              Samples.EMPTY);
      assertThat(Samples.rows(duck, group, 0)).containsExactly("null | null | null | 5000000");
      RecipeSpec distinct = Samples.recipe("{type: distinct, by: [x], count: n}", 1, Samples.EMPTY);
      assertThat(Samples.rows(duck, distinct, 0)).hasSize(1).first().asString().endsWith("é | 3");
    }
  }
}
