// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.control.plan.step.StepDefinition;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.recipe.Group;
import dev.slipway.model.recipe.Group.Aggregate;
import dev.slipway.model.recipe.Group.Aggregate.Function;
import dev.slipway.model.recipe.Join;
import dev.slipway.model.recipe.Join.Condition;
import dev.slipway.model.recipe.Join.Pick;
import dev.slipway.model.recipe.Join.With;
import dev.slipway.model.recipe.Operation;
import dev.slipway.model.recipe.Order;
import dev.slipway.model.recipe.Prepare;
import dev.slipway.model.recipe.Prepare.Step;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.model.recipe.Sort;
import dev.slipway.model.recipe.Window;
import dev.slipway.model.recipe.Window.Over;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What recipes are refused for: every fault at once, each where it stands. */
class RecipesTest {

  private static List<String> faults(Operation operation, Name... inputs) {
    SlipwayException refused =
        catchThrowableOfType(SlipwayException.class, () -> Samples.plan(operation, inputs));
    assertThat(refused).isNotNull();
    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID);
    return refused.problems().stream().map(p -> p.pointer() + " " + p.message()).toList();
  }

  private static List<String> pointers(Operation operation, Name... inputs) {
    return faults(operation, inputs).stream().map(fault -> fault.split(" ", 2)[0]).toList();
  }

  @Test
  void namesTheColumnThatTheInputLacksAndThoseThatItHas() {
    assertThat(faults(new Group(List.of("origins"), List.of()), Samples.PLANES))
        .containsExactly(
            "/operation/by/0 There is no column 'origins'. Did you mean 'origin'?"
                + " The columns are tailnum, year, seats, origin.");
  }

  @Test
  void reportsEveryFaultOfAGroupAtOnce() {
    Group group =
        new Group(
            List.of("carrier", "carrier", "nothing"),
            List.of(
                new Aggregate(Function.SUM, "carrier", 0, "a"),
                new Aggregate(Function.MEAN, "", 0, "b"),
                new Aggregate(Function.PERCENTILE, "distance", 1.5, "c"),
                new Aggregate(Function.COUNT, "", 0.5, "d"),
                new Aggregate(Function.COUNT, "", 0, "Carrier"),
                new Aggregate(Function.MAX, "mnth", 0, "e")));
    assertThat(pointers(group, Samples.FLIGHTS))
        .containsExactly(
            "/operation/by/1",
            "/operation/by/2",
            "/operation/aggregates/0/of",
            "/operation/aggregates/1/of",
            "/operation/aggregates/2/fraction",
            "/operation/aggregates/3/fraction",
            "/operation/aggregates/4/as",
            "/operation/aggregates/5/of");
    assertThat(pointers(new Group(List.of(), List.of()), Samples.FLIGHTS))
        .containsExactly("/operation/aggregates");
  }

  @Test
  void reportsEveryFaultOfAWindowAtOnce() {
    Window window =
        new Window(
            List.of("carier"),
            List.of(new Order("delay", false)),
            List.of(
                new Over(Over.Function.SUM, "dest", 0, "a"),
                new Over(Over.Function.RANK, "dest", 0, "b"),
                new Over(Over.Function.LAG, "", 1, "c"),
                new Over(Over.Function.COUNT, "", 3, "d"),
                new Over(Over.Function.COUNT, "", 0, "MONTH")));
    assertThat(pointers(window, Samples.FLIGHTS))
        .containsExactly(
            "/operation/partitionBy/0",
            "/operation/orderBy/0/column",
            "/operation/columns/0/of",
            "/operation/columns/1/of",
            "/operation/columns/2/of",
            "/operation/columns/3/offset",
            "/operation/columns/4/as");
    Window unordered =
        new Window(List.of(), List.of(), List.of(new Over(Over.Function.RANK, "", 0, "r")));
    assertThat(faults(unordered, Samples.FLIGHTS))
        .containsExactly(
            "/operation/columns/0/function The function rank needs an order of the rows; name columns to order by.");
  }

  @Test
  void refusesJoinsThatCannotMatch() {
    Join join =
        new Join(
            List.of(
                new With(
                    Samples.PLANES,
                    Join.Type.LEFT,
                    List.of(
                        new Condition("tailnumber", "tailnum"),
                        new Condition("airlines.name", "tailnum"),
                        new Condition("month", "tailnum"),
                        new Condition("tailnum", "tail"))),
                new With(new Name("plane"), Join.Type.LEFT, List.of(new Condition("a", "b"))),
                new With(Samples.AIRLINES, Join.Type.INNER, List.of())),
            List.of());
    assertThat(faults(join, Samples.FLIGHTS, Samples.PLANES, Samples.AIRLINES))
        .containsExactly(
            "/operation/with/0/on/0/left The input 'flights' has no column 'tailnumber'. Did you mean 'tailnum'?",
            "/operation/with/0/on/1/left 'airlines' is no input that was joined before.",
            "/operation/with/0/on/2 'month' is of type int32 and 'tailnum' of type string, which are never equal;"
                + " cast one of them in a prepare recipe first.",
            "/operation/with/0/on/3/right There is no column 'tail'. Did you mean 'tailnum'?"
                + " The columns are tailnum, year, seats, origin.",
            "/operation/with/1/input 'plane' is no input of this recipe. Did you mean 'planes'?",
            "/operation/with/2/on The join with 'airlines' has no columns to match; name some, or make it a cross"
                + " join.");
  }

  @Test
  void refusesAnInputThatIsNotJoinedAndPicksThatClash() {
    With planes =
        new With(Samples.PLANES, Join.Type.LEFT, List.of(new Condition("tailnum", "tailnum")));
    assertThat(
            faults(
                new Join(List.of(planes), List.of()), Samples.FLIGHTS, Samples.PLANES, Samples.ODD))
        .containsExactly("/operation/with The input 'odd' is not joined; join it, or take it out.");
    List<Pick> picks =
        List.of(
            new Pick(Samples.FLIGHTS, "origin", ""),
            new Pick(Samples.PLANES, "origin", ""),
            new Pick(Samples.PLANES, "yaer", ""));
    assertThat(faults(new Join(List.of(planes), picks), Samples.FLIGHTS, Samples.PLANES))
        .containsExactly(
            "/operation/columns/1 There is already a column 'origin'; give the new one another name.",
            "/operation/columns/2 The input 'planes' has no column 'yaer'. Did you mean 'year'?");
  }

  @Test
  void refusesASortByNothingAndANegativeLimit() {
    assertThat(pointers(new Sort(List.of(), 0), Samples.FLIGHTS))
        .containsExactly("/operation/orderBy");
    assertThat(pointers(new Sort(List.of(), -1), Samples.FLIGHTS))
        .containsExactly("/operation/limit");
    assertThat(pointers(new Sort(List.of(new Order("x", true)), 1), Samples.FLIGHTS))
        .containsExactly("/operation/orderBy/0/column");
  }

  @Test
  void refusesMoreInputsThanTheOperationTakes() {
    assertThat(faults(new Sort(List.of(), 1), Samples.FLIGHTS, Samples.PLANES))
        .containsExactly("/operation This operation works on one input, and the recipe has 2.");
  }

  @Test
  void refusesTwoInputsOfOneName() {
    RecipeSpec recipe =
        new RecipeSpec(
            List.of(
                RecipeSpec.Input.of(Samples.FLIGHTS),
                new RecipeSpec.Input(Samples.PLANES, Optional.of(Samples.FLIGHTS))),
            List.of(new Name("out")),
            new Sort(List.of(), 1));
    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class, () -> new Planner().plan(recipe, Samples.SCHEMAS));
    assertThat(refused.problems().getFirst().pointer()).isEqualTo("/inputs/1/as");
  }

  private static Prepare prepare(String... steps) {
    return new Prepare(
        IntStream.range(0, steps.length / 2)
            .mapToObj(i -> new Step(steps[2 * i], new Json(steps[2 * i + 1])))
            .toList());
  }

  @Test
  void refusesPrepareStepsWhereTheyStand() {
    assertThat(faults(prepare("keep", "{}"), Samples.PLANES).getFirst())
        .startsWith(
            "/operation/steps/0/type There is no prepare step 'keep'. Did you mean 'keep-columns'?");
    assertThat(pointers(prepare("filter-rows", "{\"condition\":\"yaer > 1\"}"), Samples.PLANES))
        .containsExactly("/operation/steps/0/parameters/condition");
    assertThat(
            pointers(
                prepare("formula", "{\"column\":\"a\",\"formula\":\"seats +\"}"), Samples.PLANES))
        .containsExactly("/operation/steps/0/parameters/formula");
    assertThat(
            pointers(
                prepare("keep-columns", "{\"columns\":[\"seats\",\"x\",\"Seats\"]}"),
                Samples.PLANES))
        .containsExactly(
            "/operation/steps/0/parameters/columns/1", "/operation/steps/0/parameters/columns/2");
    assertThat(
            pointers(
                prepare(
                    "delete-columns",
                    "{\"columns\":[\"seats\"]}",
                    "fill-empty",
                    "{\"columns\":[\"seats\"],\"value\":\"1\"}"),
                Samples.PLANES))
        .containsExactly("/operation/steps/1/parameters/columns/0");
    assertThat(
            pointers(
                prepare("rename-columns", "{\"columns\":[{\"from\":\"seats\",\"to\":\"year\"}]}"),
                Samples.PLANES))
        .containsExactly("/operation/steps/0/parameters");
    assertThat(pointers(prepare("cast", "{\"column\":\"x\",\"type\":\"int32\"}"), Samples.PLANES))
        .containsExactly("/operation/steps/0/parameters/column");
  }

  @Test
  void describesItsPrepareSteps() {
    List<StepDefinition> steps = new Planner().steps();
    assertThat(steps.stream().map(StepDefinition::type))
        .startsWith("rename-columns", "keep-columns", "delete-columns", "formula", "cast")
        .doesNotHaveDuplicates();
    assertThat(steps).allSatisfy(step -> assertThat(step.description()).endsWith("."));
  }

  @Test
  void plansTheSameRecipeToTheSameText() {
    Group group =
        new Group(
            List.of("carrier"), List.of(new Aggregate(Function.MEAN, "dep_delay + 1", 0, "m")));
    assertThat(Samples.plan(group, Samples.FLIGHTS))
        .isEqualTo(Samples.plan(group, Samples.FLIGHTS));
    assertThat(new Planner().version()).isNotEmpty();
  }
}
