// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static dev.slipway.control.resources.Studio.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Problem;
import dev.slipway.model.SlipwayException;
import org.junit.jupiter.api.Test;

class ConflictTest {
  private static final String LATE = ValidationTest.managed("late");

  private final Studio studio = Studio.withBase();

  @Test
  void savesOverTheGenerationThatTheCallerHasRead() {
    Applied applied =
        studio.put(LATE.replace("late,", "late, title: Later,"), new Precondition.Generation(1));

    assertThat(applied.resource().generation()).isEqualTo(2);
  }

  @Test
  void tellsTheSecondOfTwoWritersWhoChangedWhat() {
    studio.patch(Studio.dataset("late"), "{\"title\":\"Late\",\"tags\":[\"x\"]}");

    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class, () -> studio.put(LATE, new Precondition.Generation(1)));

    assertThat(refused.code()).isEqualTo(ErrorCode.CONFLICT);
    assertThat(refused)
        .hasMessageContaining("dataset:nyc/late was changed by owner at 2026-01-31T12:00:00Z")
        .hasMessageContaining("generation 2")
        .hasMessageContaining("generation 1");
    assertThat(refused.problems()).extracting(Problem::pointer).containsExactly("/title", "/tags");
    assertThat(refused.problems().getFirst().message())
        .isEqualTo("'/title' was absent and is now \"Late\".");
  }

  @Test
  void refusesToCreateWhatIsThere() {
    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class, () -> studio.put(LATE, new Precondition.Absent()));

    assertThat(refused.code()).isEqualTo(ErrorCode.CONFLICT);
    assertThat(refused).hasMessageContaining("exists already, at generation 1");
  }

  @Test
  void refusesToChangeWhatWasDeleted() {
    studio.resources.delete(OWNER, Studio.recipe("filter_late"), Precondition.ANY);
    studio.resources.delete(OWNER, Studio.dataset("late"), Precondition.ANY);

    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class, () -> studio.put(LATE, new Precondition.Generation(1)));

    assertThat(refused.code()).isEqualTo(ErrorCode.CONFLICT);
    assertThat(refused).hasMessageContaining("is no longer there");
  }

  @Test
  void patchesOverTheGenerationThatTheCallerHasRead() {
    Json patch = new Json("{\"title\":\"B\"}");
    studio.resources.patch(OWNER, Studio.dataset("late"), patch, new Precondition.Generation(1));

    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class,
            () ->
                studio.resources.patch(
                    OWNER,
                    Studio.dataset("late"),
                    new Json("{\"title\":\"C\"}"),
                    new Precondition.Generation(1)));

    assertThat(refused.code()).isEqualTo(ErrorCode.CONFLICT);
  }

  @Test
  void refusesAPatchThatWouldRename() {
    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class,
            () -> studio.patch(Studio.dataset("late"), "{\"name\":\"later\"}"));

    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID);
    assertThat(refused).hasMessageContaining("kind, project and name stay");
  }

  @Test
  void takesAwayWhatAPatchSetsToNull() {
    studio.patch(Studio.dataset("late"), "{\"title\":\"B\"}");
    Applied applied = studio.patch(Studio.dataset("late"), "{\"title\":null}");

    assertThat(applied.resource().labels().title()).isEmpty();
    assertThat(applied.difference().text()).isEqualTo("{\"title\":null}");
  }
}
