// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.BuildRequest.Mode;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Rebuild;
import dev.slipway.model.SlipwayException;
import org.junit.jupiter.api.Test;

/** How far builds go: where they stop, and what they leave. */
class ScopeTest {
  /** a → b → c → d → e, and c → f. */
  private final World world =
      new World()
          .make("b", "a")
          .make("c", "b")
          .make("d", "c")
          .make("e", "d")
          .make("f", "c")
          .version("a", "v1");

  @Test
  void readsWhatItStopsAtAsItIs() {
    assertThat(world.between(Mode.STALE, "e", "c")).isEqualTo("D E");
    assertThat(world.between(Mode.ALL, "e,f", "b")).isEqualTo("C D E F");
    assertThat(world.between(Mode.STALE, "e", "e")).as("a target is built").isEqualTo("B C D E");
    assertThat(world.between(Mode.STALE, "d", "f")).as("not on the way").isEqualTo("B C D");
  }

  @Test
  void makesWhatItStopsAtAndNothingFromIt() {
    assertThat(world.between(Mode.DOWNSTREAM, "a", "c")).isEqualTo("B C");
    assertThat(world.between(Mode.DOWNSTREAM, "b", "d")).isEqualTo("C D F");
  }

  @Test
  void leavesWhatIsOnlyForWhatItStopsAtInAWholeFlow() {
    assertThat(world.between(Mode.ALL, "", "c")).isEqualTo("D E F");
    assertThat(world.between(Mode.ALL, "", "d")).isEqualTo("B C E F");
    assertThat(world.between(Mode.ALL, "", "e,f")).isEmpty();
  }

  @Test
  void buildsAnExplicitDatasetOnlyWhereItIsNamed() {
    world.rebuilds("c", Rebuild.EXPLICIT);

    assertThat(world.between(Mode.STALE, "e", "")).isEqualTo("c D E");
    assertThat(world.between(Mode.STALE, "c,e", "")).isEqualTo("B C D E");
    assertThat(world.between(Mode.ONLY, "c", "")).isEqualTo("C");
    assertThat(world.between(Mode.DOWNSTREAM, "a", "")).isEqualTo("B c");
    assertThat(world.between(Mode.ALL, "", "")).isEqualTo("B c D E F");
    assertThat(world.told(Mode.STALE, "d"))
        .contains("make-c skips: explicit: it is built only by builds that name it");
  }

  @Test
  void neverBuildsWhatIsWriteProtected() {
    world.rebuilds("c", Rebuild.WRITE_PROTECTED);

    assertThat(world.between(Mode.ALL, "e", "")).isEqualTo("c D E");
    assertThat(world.between(Mode.MISSING, "", "")).isEqualTo("B c D E F");
    assertThat(world.told(Mode.STALE, "d"))
        .contains("make-c skips: write-protected: what is published stays");
    assertThatThrownBy(() -> world.plan(Mode.ONLY, "c"))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
        .hasMessageContainingAll("'c'", "write-protected");
  }

  @Test
  void leavesARecipeOfWhichOneOutputIsProtected() {
    World two =
        new World()
            .make("b,c", "a")
            .make("d", "b")
            .version("a", "1")
            .rebuilds("c", Rebuild.WRITE_PROTECTED);

    assertThat(two.between(Mode.ALL, "d", "")).isEqualTo("b-c D");
    assertThat(two.rebuilds("c", Rebuild.EXPLICIT).between(Mode.ALL, "b", ""))
        .as("one of its outputs is named")
        .isEqualTo("B-C");
  }
}
