// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ActivityKey;
import dev.slipway.model.BuildRequest.Mode;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuildPlannerTest {
  /** a → b → c, and b → d. */
  private final World world =
      new World().make("b", "a").make("c", "b").make("d", "b").version("a", "v1");

  @Test
  void buildsEverythingThatWasNeverBuilt() {
    assertThat(world.told(Mode.STALE))
        .containsExactly(
            "make-b runs: never built", "make-c runs: never built", "make-d runs: never built");
    assertThat(world.plan(Mode.STALE).isUpToDate()).isFalse();
  }

  @Test
  void findsNothingToDoAfterABuild() {
    world.built();

    assertThat(world.told(Mode.STALE, "c"))
        .containsExactly(
            "make-b skips: up to date: nothing changed since 2026-11-25T01:00Z",
            "make-c skips: up to date: nothing changed since 2026-11-25T01:00Z");
    assertThat(world.plan(Mode.STALE).isUpToDate()).isTrue();
  }

  @Test
  void rebuildsWhatAChangedInputReaches() {
    world.built().version("a", "v2");

    assertThat(world.told(Mode.STALE, "c"))
        .containsExactly(
            "make-b runs: input 'a' changed since 2026-11-25T01:00Z",
            "make-c runs: input 'b' is rebuilt in this build");
  }

  @Test
  void rebuildsOnlyBelowAChangedDefinition() {
    world.built().part("c", "definition", "d2");

    assertThat(world.told(Mode.STALE))
        .contains(
            "make-c runs: the recipe's definition changed since 2026-11-25T01:00Z",
            "make-d skips: up to date: nothing changed since 2026-11-25T01:00Z");
  }

  @Test
  void showsAnUpgradeWithoutRebuilding() {
    world.built().part("b", "engine", "e2");

    assertThat(world.told(Mode.STALE, "b"))
        .containsExactly(
            "make-b skips: the engine changed (shown only: rebuilds with the next other change)");
  }

  @Test
  void rebuildsOnAnUpgradeWhereTheProjectSaysSo() {
    world.rebuildsOnUpgrade = true;
    world.built().part("b", "engine", "e2");

    assertThat(world.told(Mode.STALE, "b"))
        .containsExactly("make-b runs: the engine changed since 2026-11-25T01:00Z");
  }

  @Test
  void namesTheUpgradeTooWhenAnotherChangeRebuilds() {
    world.built().part("b", "engine", "e2").version("a", "v2");

    assertThat(world.told(Mode.STALE, "b"))
        .containsExactly(
            "make-b runs: the engine changed and input 'a' changed since 2026-11-25T01:00Z");
  }

  @Test
  void countsAnInputOfUnknownVersionAsChanged() {
    world.built().unknown("a");

    assertThat(world.told(Mode.STALE, "b"))
        .containsExactly("make-b runs: whether input 'a' changed cannot be seen");
  }

  @Test
  void rebuildsAnOutputThatSomethingElseWrote() {
    world.built().version("b", "8");

    assertThat(world.told(Mode.STALE, "b"))
        .containsExactly(
            "make-b runs: output 'b' was changed by something else since 2026-11-25T01:00Z");
  }

  @Test
  void alwaysRunsWhatIsVolatileOrHasNoInputs() {
    World always = new World().make("now").make("b", "a").version("a", "1");
    always.part("b", Fingerprints.VOLATILE, "random()").built();

    assertThat(always.told(Mode.STALE))
        .containsExactly(
            "make-now runs: it has no inputs whose changes could be seen, so it always runs",
            "make-b runs: its functions may give another result each time, so it always runs");
  }

  @Test
  void anInputAddedToARecipeIsAReason() {
    World before = new World().make("c", "a").version("a", "1").version("b", "1").built();
    World after = new World();
    after.uid("c");
    assertThat(before.told(Mode.STALE)).hasSize(1);
    before.steps().set(0, withInput(before, "b"));

    assertThat(before.told(Mode.STALE))
        .containsExactly("make-c runs: input 'b' was added since 2026-11-25T01:00Z");
  }

  private static Step withInput(World world, String input) {
    Step step = world.steps().getFirst();
    return new Step(
        step.recipe(),
        step.name(),
        List.of(step.inputs().getFirst(), world.uid(input)),
        step.outputs());
  }

  @Test
  void oneOfSeveralOutputsThatWasNeverBuiltIsEnough() {
    World two = new World().make("b,c", "a").version("a", "1").built("b");

    assertThat(two.told(Mode.STALE)).containsExactly("make-b-c runs: never built");
    assertThat(two.built("c").plan(Mode.STALE).isUpToDate()).isTrue();
  }

  @Test
  void buildsATargetWhoseRecipeHasNoInputs() {
    World made = new World().make("now").make("b", "now");

    assertThat(made.told(Mode.MISSING, "now")).containsExactly("make-now runs: never built");
    assertThat(made.told(Mode.DOWNSTREAM, "now")).containsExactly("make-b runs: never built");
  }

  @Test
  void modeOnlyRunsTheTargetsAlone() {
    world.built();

    assertThat(world.told(Mode.ONLY, "c"))
        .containsExactly("make-c runs: asked for, whatever changed");
  }

  @Test
  void modeAllRunsAllAncestors() {
    world.built();

    assertThat(world.told(Mode.ALL, "c"))
        .containsExactly(
            "make-b runs: the build remakes everything",
            "make-c runs: the build remakes everything");
  }

  @Test
  void modeMissingLeavesAloneWhatIsThere() {
    world.built("b").version("a", "v2");

    assertThat(world.told(Mode.MISSING, "c"))
        .containsExactly(
            "make-b skips: built before: this build makes only what is missing",
            "make-c runs: never built");
  }

  @Test
  void modeDownstreamRunsWhatIsMadeFromTheTargets() {
    world.make("e", "c").built().version("a", "v2");

    assertThat(world.told(Mode.DOWNSTREAM, "b"))
        .containsExactly(
            "make-c skips: up to date: nothing changed since 2026-11-25T01:00Z",
            "make-d skips: up to date: nothing changed since 2026-11-25T01:00Z",
            "make-e skips: up to date: nothing changed since 2026-11-25T01:00Z");
    assertThat(world.told(Mode.DOWNSTREAM, "a"))
        .hasSize(4)
        .allMatch(line -> line.contains(" runs"));
  }

  @Test
  void refusesATargetThatNoRecipeMakes() {
    assertThatThrownBy(() -> world.plan(Mode.STALE, "a"))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("'a' cannot be built, because no recipe makes it")
        .extracting(e -> ((SlipwayException) e).code())
        .isEqualTo(ErrorCode.INVALID);
  }

  @Test
  void anActivityNeedsOnlyWhatRuns() {
    World join = new World().make("b", "a").make("c", "a").make("d", "b", "c").version("a", "1");
    join.built("b");

    List<PlannedActivity> plan = join.plan(Mode.STALE, "d").activities();

    assertThat(plan.getLast().recipe().value()).isEqualTo("make-d");
    assertThat(plan.getLast().needs()).containsExactly(ActivityKey.whole(join.uid("make-c")));
    assertThat(plan.getFirst().needs()).isEmpty();
  }

  @Test
  void anActivityNeedsTheMakerOfTwoOfItsInputsOnce() {
    World two = new World().make("b,c", "a").make("d", "b", "c");

    assertThat(two.plan(Mode.ALL).activities().getLast().needs())
        .containsExactly(ActivityKey.whole(two.uid("make-b-c")));
  }
}
