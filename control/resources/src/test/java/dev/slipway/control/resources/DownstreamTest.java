// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.control.resources.Applied.Outcome;
import dev.slipway.model.Problem;
import dev.slipway.model.SlipwayException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DownstreamTest {
  private final Studio studio = Studio.withBase();

  @Test
  void warnsOfARecipeThatAChangeOfColumnsBreaks() {
    Applied applied =
        studio.patch(
            Studio.dataset("flights"),
            "{\"spec\":{\"schema\":[{\"name\":\"carrier\",\"type\":\"string\"}]}}");

    assertThat(applied.outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(applied.warnings())
        .singleElement()
        .satisfies(warning ->
            assertThat(warning.message())
                .startsWith("Recipe 'filter_late' no longer fits: ")
                .contains("delay"));
  }

  @Test
  void warnsAtTheRecipeWhoseOutputBreaksTheNextOne() {
    studio.apply(
        ValidationTest.managed("very_late")
            + "---\n"
            + ValidationTest.recipe("filter_again", "late", "very_late", "delay > 60"));

    Applied applied =
        studio.patch(
            Studio.recipe("filter_late"),
            """
            {"spec":{"operation":null}}\
            """
                .replace("null", "{\"type\":\"group\",\"condition\":null,\"by\":[\"carrier\"]}"));

    assertThat(applied.warnings())
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .contains("Recipe 'filter_again' no longer fits");
  }

  @Test
  void letsTheLabelsOfABrokenRecipeChange() {
    studio.patch(
        Studio.dataset("flights"),
        "{\"spec\":{\"schema\":[{\"name\":\"carrier\",\"type\":\"string\"}]}}");

    Applied applied = studio.patch(Studio.recipe("filter_late"), "{\"title\":\"to be mended\"}");

    assertThat(applied.outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(applied.resource().labels().title()).isEqualTo("to be mended");
    assertThat(
            catchThrowableOfType(
                SlipwayException.class,
                () ->
                    studio.patch(
                        Studio.recipe("filter_late"),
                        "{\"title\":\"mended\",\"spec\":{\"operation\":{\"condition\":\"delay > 3\"}}}")))
        .hasMessageContaining("delay");
  }

  @Test
  void saysNothingOfRecipesThatWereBrokenBefore() {
    studio.patch(
        Studio.dataset("flights"),
        "{\"spec\":{\"schema\":[{\"name\":\"carrier\",\"type\":\"string\"}]}}");

    Applied applied =
        studio.patch(
            Studio.dataset("flights"),
            "{\"spec\":{\"schema\":[{\"name\":\"origin\",\"type\":\"string\"}]}}");

    assertThat(applied.warnings()).isEmpty();
  }

  @Test
  void saysNothingWhereTheRecipesStillFit() {
    Applied applied =
        studio.patch(
            Studio.dataset("flights"),
            """
            {"spec":{"schema":[{"name":"delay","type":"int64"},{"name":"new","type":"string"}]}}\
            """);

    assertThat(applied.warnings()).isEmpty();
  }

  @Test
  void repairsABrokenRecipeInTheSetThatBreaksIt() {
    List<Applied> applied =
        studio.apply(
            Studio.BASE.replace("name: delay", "name: lag").replace("delay > 15", "lag > 15"));

    assertThat(applied).allMatch(a -> a.warnings().isEmpty());
  }

  @Test
  void letsARecipeBeSavedWhoseInputHasNoColumnsYetAndWarns() {
    List<Applied> applied =
        studio.apply(
            ValidationTest.managed("nothing")
                + "---\n"
                + ValidationTest.managed("more")
                + "---\n"
                + ValidationTest.recipe("later", "nothing", "more", "x > 1"));

    assertThat(applied.getLast().warnings())
        .singleElement()
        .satisfies(w -> assertThat(w.pointer()).isEqualTo("/spec/inputs/0/dataset"))
        .satisfies(w ->
            assertThat(w.message())
                .isEqualTo("The columns of dataset 'nothing' are not known: no recipe makes it."));
  }

  @Test
  void refusesARecipeThatIsItselfAtFaultEvenIfOthersAreBroken() {
    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class,
            () ->
                studio.patch(
                    Studio.recipe("filter_late"),
                    "{\"spec\":{\"operation\":{\"condition\":\"absent > 1\"}}}"));

    assertThat(refused.problems())
        .extracting(Problem::pointer)
        .containsExactly("/spec/operation/condition");
  }
}
