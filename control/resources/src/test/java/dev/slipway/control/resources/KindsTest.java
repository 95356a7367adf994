// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.documents.Documents;
import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import dev.slipway.model.ZoneSpec;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.spi.KindDefinition;
import dev.slipway.spi.KindDefinition.Reference;
import dev.slipway.spi.SecretVault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KindsTest {
  private static final Ref RECIPE = Ref.parse("recipe:nyc/r");
  private static final Ref DATASET = Ref.parse("dataset:nyc/d");
  private static final Ref CONNECTION = Ref.parse("connection:c");

  private static final ConnectionSecrets SECRETS =
      new ConnectionSecrets(SecretVault.NONE, new Studio().access);

  private final KindRegistry kinds =
      KindRegistry.standard(List.of(new FakeProvider()), SecretVault.NONE, new Studio().access);

  @Test
  void areCreatedInTheOrderInWhichTheyReferToEachOther() {
    assertThat(kinds.all())
        .extracting(KindDefinition::kind)
        .containsExactly(
            Kind.USER,
            Kind.SERVICE_ACCOUNT,
            Kind.GROUP,
            Kind.PROJECT,
            Kind.LOCAL_VARIABLES,
            Kind.CONNECTION,
            Kind.SETTINGS,
            Kind.DATASET,
            Kind.FOLDER,
            Kind.RECIPE,
            Kind.ZONE);
    assertThat(kinds.rank(Kind.DATASET)).isLessThan(kinds.rank(Kind.RECIPE));
  }

  @Test
  void areFoundByTheirPlural() {
    for (KindDefinition<?> kind : kinds.all()) {
      assertThat(kinds.findPlural(kind.plural())).contains(kind);
      assertThat(kinds.load(kind.kind())).isSameAs(kind);
    }
    assertThat(kinds.findPlural("dataset")).isEmpty();
  }

  @Test
  void haveAJsonSchemaEach() {
    assertThat(kinds.all())
        .allSatisfy(kind ->
            assertThat(Documents.schema(kind.specType()).text())
                .contains("json-schema.org/draft/2020-12"));
  }

  @Test
  void tellsWhichKindsThereAreWhereNoneIsNear() {
    assertThatThrownBy(() -> kinds.load(new Kind("spaceship")))
        .hasMessage(
            "There is no kind 'spaceship'. Kinds are user, service-account, group, project,"
                + " local-variables, connection, settings, dataset, folder, recipe, zone.");
  }

  @Test
  void refusesAKindThatIsRegisteredTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KindRegistry(List.of(new DatasetKind(), new DatasetKind())))
        .withMessage("dataset is registered twice.");
  }

  @Test
  void recipesReferToTheirInputsAndOutputsInTheirOwnProject() {
    RecipeSpec spec =
        read(
            RecipeSpec.class,
            """
            {"inputs":[{"dataset":"a"},{"dataset":"b","as":"x"}],"outputs":["c"],
             "operation":{"type":"sql","query":"select 1"}}\
            """);

    assertThat(new RecipeKind().references(RECIPE, spec))
        .containsExactly(
            new Reference("/inputs/0/dataset", Ref.parse("dataset:nyc/a")),
            new Reference("/inputs/1/dataset", Ref.parse("dataset:nyc/b")),
            new Reference("/outputs/0", Ref.parse("dataset:nyc/c")));
    assertThat(new RecipeKind().problems(RECIPE, spec)).isEmpty();
  }

  @Test
  void sqlRecipesMayReadNothing() {
    RecipeSpec spec =
        read(
            RecipeSpec.class,
            "{\"outputs\":[\"c\"],\"operation\":{\"type\":\"sql\",\"query\":\"select 1\"}}");

    assertThat(new RecipeKind().problems(RECIPE, spec)).isEmpty();
  }

  @Test
  void joinsReadAtLeastTwoDatasets() {
    RecipeSpec spec =
        read(
            RecipeSpec.class,
            "{\"inputs\":[{\"dataset\":\"a\"}],\"outputs\":[\"c\"],\"operation\":{\"type\":\"join\"}}");

    assertThat(new RecipeKind().problems(RECIPE, spec))
        .containsExactly(
            Problem.at(
                "/inputs", "This operation reads at least 2 datasets, and the recipe names 1."));
  }

  @Test
  void zonesNameEachDatasetOnceAndHaveAColor() {
    Ref zone = Ref.parse("zone:p/z");
    ZoneSpec spec = new ZoneSpec("blue", List.of(new Name("a"), new Name("A")));

    assertThat(new ZoneKind().references(zone, spec))
        .contains(new Reference("/datasets/0", Ref.parse("dataset:p/a")));
    assertThat(new ZoneKind().problems(zone, spec))
        .containsExactly(
            Problem.at("/color", "A color is written #rrggbb, such as #2d7ff9."),
            Problem.at("/datasets/1", "This dataset is in the zone already."));
    assertThat(new ZoneKind().problems(zone, new ZoneSpec("#2d7FF9", List.of()))).isEmpty();
  }

  @Test
  void datasetsThatAreWrittenOtherwiseWaitForTheEndOfAnUpgrade() {
    StoredForm form = new StoredForm(new DatasetKind());
    Json plain = new Json("{\"type\":\"managed\"}");
    Json appended = new Json("{\"type\":\"managed\",\"write\":{\"type\":\"append\"}}");

    assertThat(form.in(stored(plain), 1).spec()).isEqualTo(plain);
    Json later = new Json("{\"later\":1,\"type\":\"managed\"}");
    assertThat(form.in(stored(later), 1).spec()).as("a field of another release").isEqualTo(later);
    assertThatThrownBy(() -> form.in(stored(appended), 1))
        .hasMessageContaining("cannot be stored yet");
    assertThat(form.in(stored(appended), 2).spec()).isEqualTo(appended);
  }

  private static Resource<Json> stored(Json spec) {
    return new Resource<>(
        new Uid("01jd00000000000000000000an"),
        DATASET,
        2,
        1,
        1,
        Resource.Labels.ownedBy(new Name("ada")),
        spec,
        Json.EMPTY,
        Studio.NOON,
        Studio.NOON);
  }

  @Test
  void datasetsReferToTheConnectionThatTheyName() {
    DatasetKind kind = new DatasetKind();

    assertThat(kind.references(DATASET, new DatasetSpec.Managed("files", List.of())))
        .containsExactly(new Reference("/connection", Ref.parse("connection:files")));
    assertThat(kind.references(DATASET, new DatasetSpec.Managed("", List.of()))).isEmpty();
  }

  @Test
  void aConnectionThatCannotBeANameIsAProblemAndNoReference() {
    DatasetKind kind = new DatasetKind();
    DatasetSpec spec = new DatasetSpec.Managed("../files", List.of());

    assertThat(kind.references(DATASET, spec)).isEmpty();
    assertThat(kind.problems(DATASET, spec))
        .extracting(Problem::pointer)
        .containsExactly("/connection");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "managed", "managed/${projectKey}", "${projectKey}"})
  void connectionsPlaceManagedDatasetsByARule(String rule) {
    assertThat(problems(rule)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "/a",
        "a//b",
        "a/${dataset}",
        "${projectkey}",
        "a\\b",
        "a/${projectKey",
        "x\u0000"
      })
  void refusesRulesThatLeadElsewhere(String rule) {
    assertThat(problems(rule)).extracting(Problem::pointer).containsExactly("/managedPath");
  }

  @Test
  void passesOnWhatTheProviderFinds() {
    ConnectionKind kind = new ConnectionKind(List.of(new FakeProvider()), SECRETS);

    assertThat(kind.problems(CONNECTION, new ConnectionSpec("local", "", "", Map.of())))
        .extracting(Problem::pointer)
        .containsExactly("/root");
  }

  private static List<Problem> problems(String managedPath) {
    return new ConnectionKind(List.of(new FakeProvider()), SECRETS)
        .problems(CONNECTION, new ConnectionSpec("local", "data", managedPath, Map.of()));
  }

  private static <T> T read(Class<T> type, String json) {
    return Documents.read(type, new Json(json));
  }
}
