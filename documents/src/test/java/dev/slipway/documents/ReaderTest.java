// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.model.BuildRequest;
import dev.slipway.model.Check;
import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Format;
import dev.slipway.model.Json;
import dev.slipway.model.Problem;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.recipe.Join;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.spi.Engine;
import dev.slipway.spi.Position;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReaderTest {
  @Test
  void takesWhatIsAbsentAsEmpty() {
    DatasetSpec read = read(DatasetSpec.class, "{'type':'external','path':'a.csv'}");

    assertThat(read)
        .isEqualTo(
            new DatasetSpec.External("", "a.csv", Optional.empty(), Schema.EMPTY, List.of()));
  }

  @Test
  void takesNothingAsAbsent() {
    assertThat(read(DatasetSpec.class, "{'type':'managed','connection':null,'checks':null}"))
        .isEqualTo(new DatasetSpec.Managed("", List.of()));
  }

  @Test
  void takesWhatIsAbsentFromTheStandardOfARecord() {
    assertThat(read(Format.class, "{'type':'csv'}")).isEqualTo(Format.Csv.standard());
    assertThat(read(Format.class, "{'type':'csv','header':false,'quote':''}"))
        .isEqualTo(new Format.Csv(",", "", "", false, "utf-8", List.of(), "", ""));
  }

  @Test
  void writesEmptyValuesThatDifferFromTheStandard() {
    Format.Csv odd = new Format.Csv(",", "", "", false, "utf-8", List.of(), "", "");

    assertThat(Documents.write(odd).text())
        .contains("\"quote\":\"\"", "\"header\":false")
        .doesNotContain("escape", "nulls");
  }

  @Test
  void knowsTheInitialValuesOfThreeEnums() {
    assertThat(read(Check.class, "{'type':'holds','condition':'a'}").severity())
        .isEqualTo(Check.Severity.FAIL);
    assertThat(read(BuildRequest.class, "{}").mode()).isEqualTo(BuildRequest.Mode.STALE);
    RecipeSpec recipe =
        read(RecipeSpec.class, "{'operation':{'type':'join','with':[{'input':'a'}]}}");
    assertThat(((Join) recipe.operation()).with().getFirst().type()).isEqualTo(Join.Type.INNER);
  }

  @Test
  void tellsEveryProblemWithItsPlace() {
    SlipwayException refused =
        refused(
            RecipeSpec.class,
            """
            {'inputs':[{'dataset':'a b'},{'datasett':'x'}],
             'outputs':'late',
             'operation':{'type':'group','by':[1],'aggregates':[{'function':'sums','as':'s'}]}}
            """);

    assertThat(refused.problems())
        .extracting(Problem::pointer)
        .containsExactly(
            "/inputs/0/dataset",
            "/inputs/1/datasett",
            "/inputs/1/dataset",
            "/outputs",
            "/operation/by/0",
            "/operation/aggregates/0/function");
    assertThat(refused.code()).isEqualTo(ErrorCode.MALFORMED);
    assertThat(refused)
        .hasMessageStartingWith("Cannot read the recipe spec at /inputs/0/dataset: 'a b' cannot be")
        .hasMessageEndingWith("(and 5 more problems)");
  }

  @Test
  void needsNoPlaceForTheWholeDocument() {
    assertThat(message(BuildRequest.class, "[]"))
        .isEqualTo("Cannot read the build request: Expected an object, found a list.");
  }

  @Test
  void suggestsNearNamesOfFieldsTypesAndValues() {
    assertThat(message(RecipeSpec.class, "{'operation':{'type':'sql','qurey':'x'}}"))
        .contains("There is no field 'qurey' here. Did you mean 'query'?");
    assertThat(message(DatasetSpec.class, "{'type':'externl'}"))
        .contains("There is no type 'externl' here. Did you mean 'external'?");
    assertThat(message(BuildRequest.class, "{'mode':'stael'}"))
        .contains("There is no value 'stael' here. Did you mean 'stale'?");
    assertThat(message(DatasetSpec.class, "{'type':'zzzzzzzzzzz'}"))
        .contains("Known: external, inline, managed.");
    assertThat(message(DatasetSpec.class, "{}"))
        .contains("The field 'type' is missing; it is one of external, inline, managed.");
  }

  @Test
  void saysWhatWasExpectedAndWhatWasFound() {
    assertThat(message(ProjectSpec.class, "{'connection':5}"))
        .contains("Expected text, found a number; put it in quotes.");
    assertThat(message(ProjectSpec.class, "{'connection':'a','rebuildOnUpgrade':'yes'}"))
        .contains("Expected true or false, found the text 'yes'.");
    assertThat(message(ProjectSpec.class, "[]")).contains("Expected an object, found a list.");
    assertThat(message(ProjectSpec.class, "'hunter2'"))
        .contains("Expected an object, found a text.");
    assertThat(message(BuildRequest.class, "{'targets':'hunter2'}"))
        .contains("Expected a list, found a text.");
    assertThat(message(BuildRequest.class, "{'targets':{}}"))
        .contains("Expected a list, found an object.");
    assertThat(message(ProjectSpec.class, "{}")).contains("The field 'connection' is missing.");
    assertThat(message(Engine.Limits.class, "{'threads':3000000000,'timeout':'PT1S'}"))
        .contains("Expected a whole number from -2147483648 to 2147483647");
    assertThat(message(Engine.Limits.class, "{'threads':1.5,'timeout':'PT1S'}"))
        .contains("found the number 1.5");
    assertThat(message(Engine.Limits.class, "{'timeout':'five minutes'}"))
        .contains("Expected a duration such as PT5M, found the text 'five minutes'.");
    assertThat(message(ConnectionSpec.class, "{'settings':{'a':[]}}"))
        .contains("Expected text, found a list.");
  }

  @Test
  void callsWellFormedDocumentsWithForbiddenValuesInvalid() {
    SlipwayException refused = refused(ProjectSpec.class, "{'connection':'../x'}");

    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID);
    assertThat(refused.problems()).extracting(Problem::pointer).containsExactly("/connection");
  }

  @Test
  void placesWhatARecordRefusesAtTheRecord() {
    SlipwayException refused =
        refused(
            DatasetSpec.class,
            """
            {'type':'external','path':'a',
             'schema':[{'name':'A','type':'int32'},{'name':'a','type':'int32'}]}\
            """);

    assertThat(refused.problems()).extracting(Problem::pointer).containsExactly("/schema");
    assertThat(refused).hasMessageContaining("have the same name, ignoring case");
  }

  @Test
  void escapesPointers() {
    SlipwayException refused = refused(ProjectSpec.class, "{'connection':'a','b/c~d':1}");

    assertThat(refused.problems()).extracting(Problem::pointer).containsExactly("/b~1c~0d");
  }

  @Test
  void stopsListingProblemsSomewhere() {
    String many = "1,".repeat(100_000) + "1";

    assertThat(refused(BuildRequest.class, "{'targets':[" + many + "]}").problems())
        .hasSizeLessThanOrEqualTo(100);
  }

  @Test
  void refusesATypeThatContradictsTheRecordAskedFor() {
    assertThat(refused(Format.Csv.class, "{'type':'parquet'}").problems())
        .extracting(Problem::pointer)
        .containsExactly("/type");
  }

  @Test
  void readsStoredDocumentsOfAnotherVersion() {
    Json stored = json("{'type':'managed','newer':{'a':[1]}}");

    assertThat(Documents.readStored(DatasetSpec.class, stored))
        .isEqualTo(new DatasetSpec.Managed("", List.of()));
  }

  @Test
  void readsNumbersWithoutLosingDigits() {
    record Numbers(double real, long whole, Json any) {}
    Json json = json("{'real':1e-3,'whole':9007199254740993,'any':[1.10,123456789012345678901.5]}");

    Numbers read = Documents.read(Numbers.class, json);

    assertThat(read.real()).isEqualTo(0.001);
    assertThat(read.whole()).isEqualTo(9007199254740993L);
    assertThat(read.any().text()).isEqualTo("[1.10,123456789012345678901.5]");
  }

  @Test
  void carriesNumbersThatJsonDoesNotHaveAsText() {
    record Real(double value) {}

    for (double value : List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)) {
      Json json = Documents.write(new Real(value));
      assertThat(Documents.read(Real.class, json)).isEqualTo(new Real(value));
      assertThat(Documents.parse(json.text())).isEqualTo(json);
    }
  }

  @Test
  void readsMapsWithKeysThatAreNoText() {
    record Keyed(Map<Integer, Duration> byNumber, Map<BuildRequest.Mode, Position> byWord) {}
    Keyed value =
        new Keyed(
            Map.of(-2, Duration.ofSeconds(1)), Map.of(BuildRequest.Mode.ALL, new Position(3)));

    assertThat(Documents.write(value).text())
        .isEqualTo("{\"byNumber\":{\"-2\":\"PT1S\"},\"byWord\":{\"all\":3}}");
    assertThat(Documents.read(Keyed.class, Documents.write(value))).isEqualTo(value);
    assertThat(message(Keyed.class, "{'byNumber':{'x':'PT1S'}}")).contains("at /byNumber/x");
  }

  @Test
  void readsListsOfDocuments() {
    assertThat(Documents.readList(BuildRequest.class, json("[{},{'mode':'all'}]")))
        .extracting(BuildRequest::mode)
        .containsExactly(BuildRequest.Mode.STALE, BuildRequest.Mode.ALL);
    assertThat(
            catchThrowableOfType(
                    SlipwayException.class,
                    () -> Documents.readList(BuildRequest.class, json("[{},{'mod':1}]")))
                .problems())
        .extracting(Problem::pointer)
        .containsExactly("/1/mod");
  }

  @Test
  void keepsBytes() {
    record Bytes(Map<String, byte[]> files) {}
    byte[] bytes = {0, 1, -1};

    Bytes read = Documents.read(Bytes.class, Documents.write(new Bytes(Map.of("a", bytes))));

    assertThat(read.files().get("a")).isEqualTo(bytes);
    assertThat(message(Bytes.class, "{'files':{'a':'%'}}")).contains("/files/a");
  }

  @Test
  void readsARecordThatContainsItself() {
    record Tree(String name, List<Tree> below) {}
    Tree tree = new Tree("a", List.of(new Tree("b", List.of()), new Tree("c", List.of())));

    assertThat(Documents.read(Tree.class, Documents.write(tree))).isEqualTo(tree);
    assertThat(Documents.schema(Tree.class).text()).contains("\"items\":{\"$ref\":");
  }

  private static Json json(String text) {
    return Documents.parse(text.replace('\'', '"'));
  }

  private static <T> T read(Class<T> type, String text) {
    return Documents.read(type, json(text));
  }

  private static SlipwayException refused(Class<?> type, String text) {
    return catchThrowableOfType(SlipwayException.class, () -> read(type, text));
  }

  private static String message(Class<?> type, String text) {
    return String.valueOf(refused(type, text).getMessage());
  }
}
