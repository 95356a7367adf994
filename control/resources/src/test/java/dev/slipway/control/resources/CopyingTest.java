// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static dev.slipway.control.resources.Studio.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CopyingTest {
  private final Studio studio = Studio.withBase();

  @Test
  void copiesAWholeProjectThatPlansAsTheFirst() {
    List<Applied> copied =
        studio.resources.copyProject(OWNER, new Name("nyc"), new Name("york"), false);

    assertThat(copied)
        .extracting(applied -> applied.resource().ref().toString())
        .containsExactly(
            "project:york", "dataset:york/flights", "dataset:york/late", "recipe:york/filter_late");
    Flow copy = studio.resources.flow(OWNER, new Name("york"));
    Flow first = studio.resources.flow(OWNER, new Name("nyc"));
    assertThat(copy.planned(recipe(copy)).output().sql())
        .isEqualTo(first.planned(recipe(first)).output().sql());
    assertThat(recipe(copy)).isNotEqualTo(recipe(first));
    assertThat(copied.get(2).warnings())
        .extracting(Problem::message)
        .containsExactly("The data of a managed dataset is not copied; build it to make it anew.");
    assertThat(copied.get(1).warnings()).isEmpty();
  }

  private static Uid recipe(Flow flow) {
    return flow.recipes().keySet().iterator().next();
  }

  @Test
  void leadsReferencesAmongWhatIsCopiedToTheCopies() {
    studio.resources.copy(
        OWNER,
        Map.of(
            Studio.dataset("late"), Studio.dataset("late2"),
            Studio.recipe("filter_late"), Studio.recipe("filter2")),
        false);

    String spec = studio.resources.load(OWNER, Studio.recipe("filter2")).spec().text();
    assertThat(spec).contains("\"outputs\":[\"late2\"]", "{\"dataset\":\"flights\"}");
  }

  @Test
  void saysWhatACopyLacksInItsProjectAndWritesNothing() {
    studio.apply("{kind: project, name: other, spec: {connection: files}}");
    Ref copy = Ref.inProject(Kind.RECIPE, new Name("other"), new Name("filter_late"));

    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class,
            () -> studio.resources.copy(OWNER, Map.of(Studio.recipe("filter_late"), copy), false));

    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID);
    assertThat(refused).hasMessageContaining("There is no dataset 'flights' in project 'other'");
    assertThat(studio.store.resources().find(copy)).isEmpty();
  }

  @Test
  void copiesOverNothingThatIsThereAndNothingInADryRun() {
    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class,
            () ->
                studio.resources.copy(
                    OWNER, Map.of(Studio.dataset("late"), Studio.dataset("flights")), false));
    assertThat(refused.code()).isEqualTo(ErrorCode.CONFLICT);

    studio.resources.copyProject(OWNER, new Name("nyc"), new Name("york"), true);
    assertThat(studio.store.resources().find(Studio.project("york"))).isEmpty();
  }

  @Test
  void copiesToTheSameKindOnly() {
    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class,
            () ->
                studio.resources.copy(
                    OWNER, Map.of(Studio.dataset("late"), Studio.recipe("x")), false));

    assertThat(refused).hasMessageContaining("a copy is of the same kind");
  }
}
