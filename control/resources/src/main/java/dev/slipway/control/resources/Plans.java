// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.control.plan.Planned;
import dev.slipway.control.plan.Planner;
import dev.slipway.model.Check;
import dev.slipway.model.DatasetName;
import dev.slipway.model.Name;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Variable;
import dev.slipway.model.recipe.RecipeSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Plans of recipes, each worked out once for the same recipe over the same columns. */
final class Plans {
  private static final int MOST = 10_000;

  private final Planner planner;
  private final Map<Question, Plan> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Plan> eldest) {
          return size() > MOST;
        }
      };

  Plans(Planner planner) {
    this.planner = planner;
  }

  /** What a plan depends on: neither the inputs' own names nor those of the outputs. */
  private record Question(
      RecipeSpec recipe, Map<Name, Schema> inputs, Map<Name, Variable> variables) {
    static Question of(RecipeSpec recipe, Map<Name, Schema> inputs, Map<Name, Variable> variables) {
      List<RecipeSpec.Input> aliases = recipe.inputs().stream().map(Question::byAlias).toList();
      return new Question(
          new RecipeSpec(aliases, numbered(recipe), recipe.operation(), recipe.after()),
          Map.copyOf(inputs),
          mayUse(recipe, variables) ? variables : Map.of());
    }

    private static List<Name> numbered(RecipeSpec recipe) {
      return IntStream.range(0, recipe.outputs().size()).mapToObj(i -> new Name("o" + i)).toList();
    }

    private static RecipeSpec.Input byAlias(RecipeSpec.Input input) {
      return new RecipeSpec.Input(DatasetName.of(input.alias()), Optional.empty(), input.before());
    }
  }

  /** Recipes that name no variable are the same whatever is set. */
  private static boolean mayUse(RecipeSpec recipe, Map<Name, Variable> variables) {
    return !variables.isEmpty() && recipe.toString().contains("${");
  }

  Plan plan(RecipeSpec recipe, Map<Name, Schema> inputs, Map<Name, Variable> variables) {
    Question question = Question.of(recipe, inputs, variables);
    synchronized (known) {
      Plan before = known.get(question);
      if (before != null) {
        return before;
      }
    }
    Plan plan = ask(question);
    synchronized (known) {
      known.put(question, plan);
    }
    return plan;
  }

  private Plan ask(Question question) {
    try {
      Planned planned = planner.plan(question.recipe(), question.inputs(), question.variables());
      return new Plan.Fits(planned);
    } catch (SlipwayException e) {
      return new Plan.Faulty(e);
    }
  }

  /**
   * Returns if the checks fit the columns.
   *
   * @throws SlipwayException {@code INVALID} with pointers within the list
   */
  void requireChecks(List<Check> checks, Schema schema, Map<Name, Variable> variables) {
    if (!checks.isEmpty()) {
      planner.checks(checks, schema, variables);
    }
  }
}
