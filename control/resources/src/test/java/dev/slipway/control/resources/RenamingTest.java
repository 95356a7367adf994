// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static dev.slipway.control.resources.Studio.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.control.access.Access;
import dev.slipway.documents.Documents;
import dev.slipway.model.DatasetName;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Page;
import dev.slipway.spi.SecretVault;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RenamingTest {
  private final Studio studio = Studio.withBase();

  @Test
  void givesAnotherNameToADatasetAndToTheRecipesThatReadAndMakeIt() {
    Uid uid = load(Studio.dataset("late")).uid();
    studio.apply(ValidationTest.managed("later"));
    studio.apply(ValidationTest.recipe("again", "late", "later", "delay > 60"));

    List<Applied> renamed = rename(Studio.dataset("late"), "delayed");

    assertThat(renamed)
        .extracting(applied -> applied.resource().ref())
        .containsExactly(
            Studio.dataset("delayed"), Studio.recipe("again"), Studio.recipe("filter_late"));
    assertThat(load(Studio.dataset("delayed")))
        .satisfies(now -> assertThat(now.uid()).isEqualTo(uid))
        .satisfies(now -> assertThat(now.generation()).isEqualTo(2));
    assertThat(spec("filter_late").outputs()).containsExactly(new Name("delayed"));
    assertThat(spec("again").inputs().getFirst().dataset())
        .isEqualTo(DatasetName.of(new Name("delayed")));
    assertThat(studio.store.resources().find(Studio.dataset("late"))).isEmpty();
  }

  @Test
  void leavesThePlanOfARecipeAsItWas() {
    String sql =
        """
        kind: recipe
        project: nyc
        name: filter_late
        spec:
          inputs: [{dataset: flights}]
          outputs: [late]
          operation: {type: sql, query: select flights.carrier from flights}
        """;
    studio.apply(sql);
    String before = plan();

    rename(Studio.dataset("flights"), "departures");

    assertThat(plan()).isEqualTo(before);
    assertThat(spec("filter_late").inputs())
        .containsExactly(
            new RecipeSpec.Input(new Name("departures"), Optional.of(new Name("flights"))));
  }

  @Test
  void leadsBackToTheDocumentOfBefore() {
    Json before = load(Studio.recipe("filter_late")).spec();

    rename(Studio.dataset("flights"), "departures");
    rename(Studio.dataset("departures"), "flights");

    assertThat(load(Studio.recipe("filter_late")).spec()).isEqualTo(before);
  }

  @Test
  void givesAnotherNameToAConnectionInEveryProject() {
    studio.apply("{kind: project, name: other, spec: {connection: Files}}");

    List<Applied> renamed = rename(Studio.connection("files"), "disk");

    assertThat(renamed)
        .extracting(applied -> applied.resource().ref())
        .containsExactlyInAnyOrder(
            Studio.connection("disk"),
            Studio.project("nyc"),
            Studio.project("other"),
            Studio.dataset("flights"));
    assertThat(load(Studio.project("other")).spec().text()).contains("\"connection\":\"disk\"");
    assertThat(load(Studio.dataset("flights")).spec().text()).contains("\"connection\":\"disk\"");
  }

  @Test
  void givesAnotherKeyToAProjectWithAllThatIsInIt() {
    Uid recipe = load(Studio.recipe("filter_late")).uid();
    String before = plan();

    List<Applied> renamed = rename(Studio.project("nyc"), "york");

    assertThat(renamed).hasSize(1);
    Flow flow = studio.resources.flow(OWNER, new Name("york"));
    assertThat(flow.planned(recipe).output().sql()).isEqualTo(before);
    assertThat(flow.datasets().values())
        .allSatisfy(dataset -> assertThat(dataset.ref().project()).contains(new Name("york")));
    assertThat(studio.store.resources().find(Studio.project("nyc"))).isEmpty();
  }

  @Test
  void keepsADatasetSharedAndTheProjectsThatItIsSharedWith() {
    studio.apply("{kind: project, name: other, spec: {connection: files}}");
    studio.patch(
        Studio.project("nyc"),
        "{\"spec\":{\"shares\":[{\"dataset\":\"late\",\"projects\":[\"other\"]}]}}");

    rename(Studio.dataset("late"), "delayed");
    rename(Studio.project("other"), "another");
    rename(Studio.project("nyc"), "york");

    assertThat(load(Studio.project("york")).spec().text())
        .contains("\"shares\":[{\"dataset\":\"delayed\",\"projects\":[\"another\"]}]");
  }

  @Test
  void changesTheCaseOfAName() {
    rename(Studio.dataset("late"), "LATE");

    assertThat(load(Studio.dataset("late")).name()).isEqualTo(new Name("LATE"));
    assertThat(spec("filter_late").outputs()).containsExactly(new Name("LATE"));
  }

  @Test
  void writesNothingInADryRunNorForTheSameName() {
    var end = studio.store.end();

    List<Applied> would =
        studio.resources.rename(
            OWNER, Studio.dataset("late"), new Name("delayed"), Precondition.ANY, true);

    assertThat(would)
        .extracting(applied -> applied.difference().text())
        .containsExactly("{\"name\":\"delayed\"}", "{\"spec\":{\"outputs\":[\"delayed\"]}}");
    assertThat(rename(Studio.dataset("late"), "late")).isEmpty();
    assertThat(studio.store.end()).isEqualTo(end);
  }

  @Test
  void refusesANameThatIsTaken() {
    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class, () -> rename(Studio.dataset("late"), "Flights"));

    assertThat(refused.code()).isEqualTo(ErrorCode.CONFLICT);
    assertThat(refused).hasMessageContaining("dataset:nyc/late cannot be renamed to 'Flights'");
  }

  @Test
  void renamesOnlyTheGenerationThatTheCallerHasRead() {
    studio.patch(Studio.dataset("late"), "{\"title\":\"x\"}");

    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class,
            () ->
                studio.resources.rename(
                    OWNER,
                    Studio.dataset("late"),
                    new Name("delayed"),
                    new Precondition.Generation(1),
                    false));

    assertThat(refused.code()).isEqualTo(ErrorCode.CONFLICT);
  }

  @Test
  void renamesNothingWhereSomebodyBeganToReferToItMeanwhile() {
    Batch dataset = planned(Studio.dataset("flights"), "departures");
    Batch connection = planned(Studio.connection("files"), "disk");

    studio.apply(ValidationTest.managed("more"));
    studio.apply(ValidationTest.recipe("more", "flights", "more", "delay > 1"));
    studio.apply("{kind: project, name: other, spec: {connection: files}}");

    assertRefused(dataset);
    assertRefused(connection);
    assertThat(studio.store.resources().find(Studio.dataset("departures"))).isEmpty();
  }

  @Test
  void refusesWhatWasPlannedWithTheNameOfBefore() {
    studio.apply(
        """
        kind: connection
        name: spare
        spec: {type: local, root: x, managedPath: m}
        ---
        kind: project
        name: other
        spec: {connection: spare}
        """);
    studio.detector.meanwhile(() -> rename(Studio.connection("files"), "disk"));

    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class,
            () ->
                studio.apply(
                    "{kind: dataset, project: other, name: more, spec: {type: external,"
                        + " connection: files, path: x.csv}}"));

    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID);
    assertThat(refused).hasMessageContaining("There is no connection 'files'");
  }

  @Test
  void recordsEachChangeInTheAuditTrail() {
    rename(Studio.dataset("late"), "delayed");

    assertThat(
            studio.store.tips().audit(Optional.empty(), new Page.Request(2, "")).items().reversed())
        .extracting(AuditEntry::action)
        .containsExactly("rename", "change");
  }

  private List<Applied> rename(Ref ref, String name) {
    return studio.resources.rename(OWNER, ref, new Name(name), Precondition.ANY, false);
  }

  private Batch planned(Ref ref, String name) {
    Access access = new Access(studio.store);
    Reads reads = new Reads(studio.store.resources(), access);
    KindRegistry kinds =
        KindRegistry.standard(List.of(new FakeProvider()), SecretVault.NONE, access);
    Referrers referrers = new Referrers(reads, kinds);
    return new Renaming(reads, studio.store, kinds, referrers, new Conflicts(studio.store))
        .plan(OWNER, ref, new Name(name), Precondition.ANY, Studio.NOON)
        .batch(Uid.next(Studio.NOON, new Random(name.hashCode())), OWNER);
  }

  private void assertRefused(Batch batch) {
    assertThat(catchThrowableOfType(SlipwayException.class, () -> studio.store.commit(batch)))
        .extracting(SlipwayException::code)
        .isEqualTo(ErrorCode.CONFLICT);
  }

  private Resource<Json> load(Ref ref) {
    return studio.resources.load(OWNER, ref);
  }

  private RecipeSpec spec(String recipe) {
    return Documents.readStored(RecipeSpec.class, load(Studio.recipe(recipe)).spec());
  }

  private String plan() {
    return studio
        .resources
        .flow(OWNER, new Name("nyc"))
        .planned(load(Studio.recipe("filter_late")).uid())
        .output()
        .sql();
  }
}
