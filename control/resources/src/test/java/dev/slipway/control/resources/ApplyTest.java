// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static dev.slipway.control.resources.Studio.NOON;
import static dev.slipway.control.resources.Studio.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.control.resources.Applied.Outcome;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import dev.slipway.model.Resource;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Page;
import dev.slipway.spi.Position;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApplyTest {
  private final Studio studio = new Studio();

  @Test
  void createsAWholeProjectInOneBatchWhateverTheOrderOfTheDrafts() {
    List<Draft> drafts = Studio.drafts(Studio.BASE);
    Collections.reverse(drafts);

    List<Applied> applied = studio.resources.apply(OWNER, drafts, false);

    assertThat(applied).hasSize(5).allMatch(a -> a.outcome() == Outcome.CREATED);
    assertThat(applied).allMatch(a -> a.warnings().isEmpty());
    assertThat(studio.resources.flow(OWNER, new Name("nyc")).datasets()).hasSize(2);
    assertThat(studio.store.end()).isEqualTo(new Position(5));
  }

  @Test
  void returnsResourcesAsTheyAreStored() {
    for (Applied applied : studio.apply(Studio.BASE)) {
      assertThat(applied.resource())
          .isEqualTo(studio.resources.load(OWNER, applied.resource().ref()));
    }
  }

  @Test
  void fillsInTheEnvelope() {
    studio.apply(Studio.BASE);

    Resource<Json> flights = studio.resources.load(OWNER, Studio.dataset("flights"));

    assertThat(flights.generation()).isEqualTo(1);
    assertThat(flights.created()).isEqualTo(NOON);
    assertThat(flights.labels()).isEqualTo(Resource.Labels.ownedBy(OWNER.name()));
    assertThat(flights.status()).isEqualTo(Json.EMPTY);
  }

  @Test
  void writesNothingWhenNothingChanges() {
    studio.apply(Studio.BASE);
    Position end = studio.store.end();

    List<Applied> again = studio.apply(Studio.BASE);

    assertThat(again).allMatch(a -> a.outcome() == Outcome.UNCHANGED);
    assertThat(again).allMatch(a -> a.difference().equals(Json.EMPTY));
    assertThat(studio.store.end()).isEqualTo(end);
    assertThat(audit()).hasSize(5);
  }

  @Test
  void writesOnlyWhatChangesAndTellsTheDifference() {
    studio.apply(Studio.BASE);

    List<Applied> applied = studio.apply(Studio.BASE.replace("delay > 15", "delay > 30"));

    assertThat(applied).filteredOn(a -> a.outcome() == Outcome.UNCHANGED).hasSize(4);
    Applied recipe = applied.getLast();
    assertThat(recipe.outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(recipe.difference().text())
        .isEqualTo("{\"spec\":{\"operation\":{\"condition\":\"delay > 30\"}}}");
    assertThat(recipe.resource().generation()).isEqualTo(2);
  }

  @Test
  void keepsTheOwnerAndTheTimeOfCreationThroughChanges() {
    studio.apply(Studio.BASE);
    Resource<Json> before = studio.resources.load(OWNER, Studio.dataset("late"));

    studio.patch(Studio.dataset("late"), "{\"title\":\"Late ones\"}");

    Resource<Json> after = studio.resources.load(OWNER, Studio.dataset("late"));
    assertThat(after.uid()).isEqualTo(before.uid());
    assertThat(after.labels().title()).isEqualTo("Late ones");
    assertThat(after.labels().owner()).isEqualTo(before.labels().owner());
    assertThat(after.created()).isEqualTo(before.created());
    assertThat(studio.resources.load(OWNER, Studio.dataset("late"), 1)).isEqualTo(before);
  }

  @Test
  void validatesADryRunAndWritesNothing() {
    List<Applied> dry = studio.resources.apply(OWNER, Studio.drafts(Studio.BASE), true);

    assertThat(dry).hasSize(5).allMatch(a -> a.outcome() == Outcome.CREATED);
    assertThat(studio.store.end()).isEqualTo(Position.START);
  }

  @Test
  void recordsEveryChangeWithWhoAndWhat() {
    studio.apply(Studio.BASE);
    studio.patch(Studio.dataset("late"), "{\"tags\":[\"a\"]}");

    AuditEntry newest = audit().getFirst();

    assertThat(newest.by()).isEqualTo(OWNER);
    assertThat(newest.action()).isEqualTo("change");
    assertThat(newest.ref()).isEqualTo(Studio.dataset("late"));
    assertThat(newest.difference().text()).isEqualTo("{\"tags\":[\"a\"]}");
    assertThat(audit()).hasSize(6);
  }

  @Test
  void exportsAProjectThatAppliesAsUnchanged() {
    studio.apply(Studio.BASE);

    List<Draft> exported =
        studio.resources.export(OWNER, new Name("nyc")).stream()
            .map(document -> Draft.of(document, Draft.Source.NONE))
            .toList();

    assertThat(exported).hasSize(4);
    assertThat(studio.resources.apply(OWNER, exported, false))
        .allMatch(a -> a.outcome() == Outcome.UNCHANGED);
  }

  @Test
  void changesTheCaseOfANameWithoutMakingAnotherResource() {
    studio.apply(Studio.BASE);

    Applied applied =
        studio.put(
            """
            kind: dataset
            project: NYC
            name: Late
            spec: {type: managed}
            """,
            Precondition.ANY);

    assertThat(applied.outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(studio.resources.load(OWNER, Studio.dataset("late")).name().value())
        .isEqualTo("Late");
  }

  private List<AuditEntry> audit() {
    return studio.store.tips().audit(Optional.empty(), Page.Request.FIRST).items();
  }
}
