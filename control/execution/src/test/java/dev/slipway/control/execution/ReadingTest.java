// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.control.access.Access;
import dev.slipway.model.Caller;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.recipe.Prepare;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.spi.Engine;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadingTest {
  private final Studio studio = new Studio();
  private final Reading reading =
      new Reading(
          studio.resources,
          new Access(studio.store),
          studio.workshop(),
          new FakeHistory(),
          studio.host);

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void samplesFilesAsTheyAre() {
    studio.external("a");

    reading.sample(Studio.OWNER, dataset("a"), 5, Reading.Which.PUBLISHED);

    Engine.QueryTask task = studio.engine.queries.getFirst();
    assertThat(task.sql()).isEqualTo("SELECT * FROM \"a\"");
    assertThat(task.mostRows()).isEqualTo(5);
    assertThat(task.inputs()).singleElement().satisfies(i -> assertThat(i.name()).isEqualTo("a"));
  }

  @Test
  void givesAtMostTenThousandRowsAndAtLeastOne() {
    studio.external("a");

    reading.sample(Studio.OWNER, dataset("a"), 1_000_000, Reading.Which.PUBLISHED);
    reading.sample(Studio.OWNER, dataset("a"), -1, Reading.Which.PUBLISHED);

    assertThat(studio.engine.queries)
        .extracting(Engine.QueryTask::mostRows)
        .containsExactly(10_000, 1);
  }

  @Test
  void saysThatADatasetWasNeverBuilt() {
    studio.external("a").made("b", "a");

    assertThatThrownBy(() -> reading.sample(Studio.OWNER, dataset("b"), 5, Reading.Which.PUBLISHED))
        .isInstanceOf(SlipwayException.class)
        .hasMessage("Dataset 'b' was never built; build it first.");
  }

  @Test
  void samplesWhatACheckRefused() {
    studio.external("a").made("b", List.of(Checks.notNull("x")), "a");
    assertThatThrownBy(() -> reading.sample(Studio.OWNER, dataset("b"), 5, Reading.Which.REJECTED))
        .hasMessage("Dataset 'b' has no output that a check refused.");
    studio.engine.next("b", FakeEngine.finds(1));
    studio.build("b");

    reading.sample(Studio.OWNER, dataset("b"), 5, Reading.Which.REJECTED);

    assertThat(studio.engine.queries).hasSize(1);
    studio.build("b");
    assertThatThrownBy(() -> reading.sample(Studio.OWNER, dataset("b"), 5, Reading.Which.REJECTED))
        .hasMessage("Dataset 'b' has no output that a check refused.");
  }

  @Test
  void previewsTheFirstStepsOverTheFirstRows() {
    studio.external("a");
    RecipeSpec recipe =
        new RecipeSpec(
            List.of(RecipeSpec.Input.of(new Name("a"))),
            List.of(),
            new Prepare(
                List.of(
                    new Prepare.Step("copy-column", new Json("{\"column\":\"x\",\"to\":\"y\"}")),
                    new Prepare.Step("keep-columns", new Json("{\"columns\":[\"z\"]}")))));

    Preview preview =
        reading.preview(Studio.OWNER, Studio.PROJECT, recipe, new Preview.Extent(1, 5, 7));

    Engine.QueryTask task = studio.engine.queries.getFirst();
    assertThat(task.sql())
        .startsWith("WITH \"a\" AS (SELECT * FROM \"a whole\" LIMIT 7)\nSELECT")
        .contains("\"y\"");
    assertThat(task.inputs()).extracting(Engine.Input::name).containsExactly("a whole");
    assertThat(preview.sample()).contains("first 7 rows");
    assertThatThrownBy(() ->
            reading.preview(Studio.OWNER, Studio.PROJECT, recipe, new Preview.Extent(-1, 5, 7)))
        .hasMessageContaining("There is no column 'z'");
  }

  @Test
  void queriesOnlyWhatTheSqlNames() {
    studio.external("a").external("other").made("b", "a").build("b");

    reading.query(Studio.OWNER, Studio.PROJECT, "SELECT COUNT(*) AS n FROM B", 10);

    assertThat(studio.engine.queries.getFirst().inputs())
        .extracting(Engine.Input::name)
        .contains("b")
        .doesNotContain("other");
  }

  @Test
  void refusesSqlThatDoesNotFitAndSaysWhatCouldNotBeRead() {
    studio.external("a").made("bookings", "a");

    assertThatThrownBy(
            () -> reading.query(Studio.OWNER, Studio.PROJECT, "SELECT x FROM bookings", 10))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("Dataset 'bookings' was never built; build it first.");
  }

  @Test
  void asksWhetherTheCallerMayRead() {
    studio.external("a");
    Caller stranger = new Caller(studio.uid("a"), new Name("stranger"), Caller.Origin.USER);

    assertThatThrownBy(() -> reading.sample(stranger, dataset("a"), 5, Reading.Which.PUBLISHED))
        .isInstanceOf(SlipwayException.class);
    assertThat(studio.engine.queries).isEmpty();
  }

  private static Ref dataset(String name) {
    return Ref.inProject(Kind.DATASET, Studio.PROJECT, new Name(name));
  }
}
