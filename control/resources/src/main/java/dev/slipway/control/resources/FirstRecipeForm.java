// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.documents.Documents;
import dev.slipway.model.ColumnType;
import dev.slipway.model.DatasetName;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import dev.slipway.model.SlipwayException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the first release could read as a recipe: its records as they were, never to be changed. To
 * read a spec as one of them says whether that release understands it.
 */
record FirstRecipeForm(List<Input> inputs, List<Name> outputs, Operation operation) {

  record Input(DatasetName dataset, Optional<Name> as) {}

  sealed interface Operation {}

  record Prepare(List<Step> steps) implements Operation {}

  record Join(List<With> with, List<Pick> columns) implements Operation {}

  record Group(List<String> by, List<Aggregate> aggregates) implements Operation {}

  record Window(List<String> partitionBy, List<Order> orderBy, List<Over> columns)
      implements Operation {}

  record Filter(String condition) implements Operation {}

  record Sort(List<Order> orderBy, long limit) implements Operation {}

  record Sql(String query) implements Operation {}

  record Step(String type, Json parameters) {}

  record With(Name input, Optional<JoinType> type, List<Equal> on) {}

  enum JoinType {
    INNER,
    LEFT,
    RIGHT,
    FULL,
    ANTI,
    SEMI,
    CROSS
  }

  record Equal(String left, String right) {}

  record Pick(Name input, String column, String as) {}

  record Aggregate(AggregateFunction function, String of, double fraction, String as) {}

  enum AggregateFunction {
    COUNT,
    COUNT_DISTINCT,
    SUM,
    MEAN,
    MIN,
    MAX,
    STANDARD_DEVIATION,
    PERCENTILE
  }

  record Order(String column, boolean descending) {}

  record Over(WindowFunction function, String of, int offset, String as) {}

  enum WindowFunction {
    ROW_NUMBER,
    RANK,
    DENSE_RANK,
    LAG,
    LEAD,
    COUNT,
    SUM,
    MEAN,
    MIN,
    MAX
  }

  record Columns(List<String> columns) {}

  record Renames(List<Rename> columns) {}

  record Rename(String from, String to) {}

  record Formula(String column, String formula) {}

  record Cast(String column, ColumnType type, boolean orNull) {}

  record Fill(List<String> columns, String value) {}

  record Rows(String condition) {}

  private static final Map<String, Class<? extends Record>> STEPS =
      Map.of(
          "rename-columns", Renames.class,
          "keep-columns", Columns.class,
          "delete-columns", Columns.class,
          "formula", Formula.class,
          "cast", Cast.class,
          "fill-empty", Fill.class,
          "filter-rows", Rows.class);

  /** Whether the first release understands a spec, to the last field. */
  static boolean holds(Json spec) {
    return read(FirstRecipeForm.class, spec)
        .filter(recipe -> recipe.outputs().size() <= 1)
        .filter(recipe -> isKnown(recipe.operation()))
        .isPresent();
  }

  private static boolean isKnown(Operation operation) {
    return !(operation instanceof Prepare(List<Step> steps))
        || steps.stream().allMatch(FirstRecipeForm::isKnown);
  }

  private static boolean isKnown(Step step) {
    return Optional.ofNullable(STEPS.get(step.type()))
        .flatMap(parameters -> read(parameters, step.parameters()))
        .isPresent();
  }

  private static <T> Optional<T> read(Class<T> type, Json document) {
    try {
      return Optional.of(Documents.read(type, document));
    } catch (SlipwayException unknown) {
      return Optional.empty();
    }
  }
}
