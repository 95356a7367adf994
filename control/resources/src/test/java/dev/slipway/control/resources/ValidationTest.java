// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static dev.slipway.control.resources.Studio.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Problem;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValidationTest {
  private final Studio studio = Studio.withBase();

  @Test
  void namesTheLineOfAnUnknownFieldAndTheFieldThatWasMeant() {
    SlipwayException refused =
        refused(
            """
            kind: dataset
            project: nyc
            name: more
            spec:
              type: external
              connection: files
              path: more.csv
              format:
                type: csv
                delimeter: ";"
            """);

    assertThat(refused.code()).isEqualTo(ErrorCode.MALFORMED);
    assertThat(refused.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.pointer()).isEqualTo("/spec/format/delimeter");
          assertThat(problem.line()).isEqualTo(10);
          assertThat(problem.message()).contains("Did you mean 'delimiter'?");
        });
    assertThat(refused).hasMessageStartingWith("dataset:nyc/more cannot be saved");
  }

  @Test
  void tellsAllProblemsOfASetAtOnce() {
    SlipwayException refused =
        refused(
            """
            kind: dataset
            project: nyc
            name: one
            spec: {type: external, connection: '', path: ../etc}
            ---
            kind: connection
            name: other
            spec: {type: lokal, root: x, managedPath: 'a/${user}'}
            """);

    assertThat(refused.problems())
        .extracting(Problem::pointer)
        .containsExactly("/spec/connection", "/spec/path", "/spec/type", "/spec/managedPath");
    assertThat(refused.problems().get(2).message()).contains("Did you mean 'local'?");
    assertThat(refused).hasMessageContaining("(4 problems in all)");
  }

  @Test
  void suggestsTheDatasetThatWasMeant() {
    SlipwayException refused =
        refused(recipe("more", "flihgts", "late2", "delay > 1") + "---\n" + managed("late2"));

    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID);
    assertThat(refused.problems()).extracting(Problem::pointer).contains("/spec/inputs/0/dataset");
    assertThat(refused)
        .hasMessageContaining("There is no dataset 'flihgts' in project 'nyc'.")
        .hasMessageContaining("Did you mean 'flights'?");
  }

  @Test
  void suggestsNamesOfTheSameSet() {
    SlipwayException refused =
        refused(recipe("more", "flights", "departuers", "true") + "---\n" + managed("departures"));

    assertThat(refused).hasMessageContaining("Did you mean 'departures'?");
  }

  @Test
  void refusesAConditionOverAColumnThatTheInputLacks() {
    SlipwayException refused =
        refused(recipe("more", "flights", "late2", "dleay > 1") + "---\n" + managed("late2"));

    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID);
    assertThat(refused.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.pointer()).isEqualTo("/spec/operation/condition"))
        .satisfies(p -> assertThat(p.message()).contains("delay"))
        .satisfies(p -> assertThat(p.line()).isEqualTo(7));
  }

  @Test
  void refusesACheckOverAColumnThatTheDatasetWillLack() {
    SlipwayException refused =
        refused(
            """
            kind: dataset
            project: nyc
            name: late
            spec:
              type: managed
              checks:
                - {type: not-null, columns: [carrier, carier]}
            """);

    assertThat(refused.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.pointer()).isEqualTo("/spec/checks/0/columns/1"));
  }

  @Test
  void refusesACycleAndNamesItsPath() {
    SlipwayException refused =
        refused(
            managed("a")
                + "---\n"
                + managed("b")
                + "---\n"
                + recipe("to_b", "a", "b", "true")
                + "---\n"
                + recipe("to_a", "b", "a", "true"));

    assertThat(refused.code()).isEqualTo(ErrorCode.CYCLE);
    assertThat(refused).hasMessageContaining("a → b → a");
  }

  @Test
  void refusesASecondMakerOfADataset() {
    SlipwayException refused = refused(recipe("again", "flights", "late", "true"));

    assertThat(refused.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.pointer()).isEqualTo("/spec/outputs/0"));
    assertThat(refused).hasMessageContaining("is made by recipe 'filter_late' already");
  }

  @Test
  void refusesToMakeAnExternalDataset() {
    SlipwayException refused =
        refused(managed("a") + "---\n" + recipe("wrong", "a", "flights", "true"));

    assertThat(refused).hasMessageContaining("Dataset 'flights' is external");
  }

  @Test
  void refusesToTurnAnOutputIntoAnExternalDataset() {
    SlipwayException refused =
        refused(
            """
            kind: dataset
            project: nyc
            name: late
            spec: {type: external, connection: files, path: late.csv, format: {type: parquet},
                   schema: [{name: a, type: int32}]}
            """);

    assertThat(refused.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.pointer()).isEqualTo("/spec/type"));
  }

  @Test
  void refusesTwoDraftsOfOneResource() {
    assertThat(refused(managed("twice") + "---\n" + managed("Twice")))
        .hasMessageContaining("stands in the set twice");
  }

  @Test
  void refusesADatasetWithoutAProjectAndAProjectWithinOne() {
    assertThat(refused("{kind: dataset, name: a, spec: {type: managed}}"))
        .hasMessageContaining("A dataset belongs to a project");
    assertThat(refused("{kind: project, project: nyc, name: a, spec: {connection: files}}"))
        .hasMessageContaining("A project belongs to no project");
  }

  @Test
  void refusesAnUnknownKindAndSuggestsOne() {
    assertThat(refused("{kind: datasett, project: nyc, name: a, spec: {}}"))
        .hasMessageContaining("There is no kind 'datasett'. Did you mean 'dataset'?");
  }

  @Test
  void refusesAResourceOfAProjectThatIsNotThere() {
    SlipwayException refused =
        refused("{kind: dataset, project: nyk, name: a, spec: {type: managed}}");

    assertThat(refused.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.pointer()).isEqualTo("/project"));
    assertThat(refused).hasMessageContaining("There is no project 'nyk'. Did you mean 'nyc'?");
  }

  @Test
  void refusesRecipesWithTheWrongNumberOfInputsOrOutputs() {
    SlipwayException refused =
        refused(
            """
            kind: recipe
            project: nyc
            name: odd
            spec:
              inputs: [{dataset: flights}, {dataset: late, as: flights}]
              outputs: []
              operation: {type: filter, condition: 'true'}
            """);

    assertThat(refused.problems())
        .extracting(Problem::pointer)
        .containsExactlyInAnyOrder("/spec/outputs", "/spec/inputs", "/spec/inputs/1");
  }

  @Test
  void refusesSettingsOfAFormatThatMakeNoSense() {
    SlipwayException refused =
        refused(
            """
            kind: dataset
            project: nyc
            name: odd
            spec:
              type: external
              connection: files
              path: a.csv
              format: {type: csv, delimiter: ';;', quote: '""', escape: aa, encoding: ebcdic}
            """);

    assertThat(refused.problems())
        .extracting(Problem::pointer)
        .containsExactly(
            "/spec/format/delimiter",
            "/spec/format/quote",
            "/spec/format/escape",
            "/spec/format/encoding");
  }

  @Test
  void refusesChecksThatCanNeverHold() {
    SlipwayException refused =
        refused(
            """
            kind: dataset
            project: nyc
            name: late
            spec:
              type: managed
              checks:
                - {type: row-count, least: 10, most: 5}
                - {type: unique, columns: []}
                - {type: holds, condition: ' '}
            """);

    assertThat(refused.problems())
        .extracting(Problem::pointer)
        .containsExactly("/spec/checks/0", "/spec/checks/1/columns", "/spec/checks/2/condition");
  }

  @Test
  void savesNothingOfASetWithOneFault() {
    Position end = studio.store.end();

    refused(managed("fine") + "---\n" + recipe("bad", "fine", "absent", "true"));

    assertThat(studio.store.end()).isEqualTo(end);
  }

  @Test
  void placesProblemsWithinWhatWasSent() {
    Draft draft = Studio.draft(recipe("more", "absent", "late", "true"));
    Draft third =
        new Draft(draft.ref(), "", "", List.of(), draft.spec(), new Draft.Source("/3", _ -> 0));

    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class, () -> studio.resources.apply(OWNER, List.of(third), false));

    assertThat(refused.problems())
        .extracting(Problem::pointer)
        .containsExactly("/3/spec/inputs/0/dataset");
  }

  private SlipwayException refused(String yaml) {
    return catchThrowableOfType(SlipwayException.class, () -> studio.apply(yaml));
  }

  static String managed(String name) {
    return "{kind: dataset, project: nyc, name: " + name + ", spec: {type: managed}}\n";
  }

  static String recipe(String name, String input, String output, String condition) {
    return """
    kind: recipe
    project: nyc
    name: %s
    spec:
      inputs: [{dataset: %s}]
      outputs: [%s]
      operation: {type: filter, condition: "%s"}
    """
        .formatted(name, input, output, condition);
  }
}
