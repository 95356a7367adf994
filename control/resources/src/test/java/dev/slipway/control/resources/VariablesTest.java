// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.control.plan.Planned;
import dev.slipway.control.resources.Applied.Outcome;
import dev.slipway.control.resources.Variables.Level;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Name;
import dev.slipway.model.Problem;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.model.Variable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VariablesTest {
  private static final Name NYC = new Name("nyc");
  private static final Name DELAY = new Name("delay");

  private final Studio studio = Studio.withBase();

  @Test
  void whatIsSetCloserGoesFirst() {
    Variables variables = Variables.NONE;
    for (Level level : Level.values()) {
      variables = variables.with(level, Map.of(DELAY, new Variable.Text(level.name())));
    }
    for (Level level : Level.values()) {
      assertThat(variables.find("DELAY"))
          .contains(new Variables.Setting(DELAY, new Variable.Text(level.name()), level));
      assertThat(variables.values()).containsEntry(DELAY, new Variable.Text(level.name()));
      variables = variables.with(level, Map.of());
    }
    assertThat(variables.find("delay")).isEmpty();
  }

  @Test
  void aVariableOfEachStoredLevelIsUsedAtOnce() {
    instance("{delay: 1}");
    studio.apply(filter("delay > ${delay}"));
    assertThat(sql()).contains("> 1");

    project("{Delay: 2}");
    assertThat(sql()).contains("> 2");

    local("{DELAY: 3}");
    assertThat(sql()).contains("> 3");
    assertThat(flow().variables().everywhere("delay"))
        .extracting(Variables.Setting::level)
        .containsExactly(Level.PROJECT_LOCAL, Level.PROJECT, Level.INSTANCE);

    assertThat(
            flow()
                .with(Level.RUN, Map.of(DELAY, Variable.Numeric.of(4)))
                .planned(recipe())
                .output()
                .sql())
        .contains("> 4");
    assertThat(sql()).contains("> 3");
  }

  @Test
  void anUnknownVariableIsAFaultOfTheRecipeThatUsesIt() {
    project("{least_delay: 2}");

    assertThatThrownBy(() -> studio.apply(filter("delay > ${last_delay}")))
        .isInstanceOfSatisfying(
            SlipwayException.class,
            e ->
                assertThat(e.problems())
                    .extracting(Problem::pointer)
                    .containsExactly("/spec/operation/condition"))
        .hasMessageContaining("There is no variable 'last_delay' (line 1, column 9")
        .hasMessageContaining("Did you mean 'least_delay'?");
  }

  @Test
  void aVariableMayComeInTheSameSetAsItsUse() {
    studio.apply(
        """
        kind: local-variables
        project: nyc
        name: local
        spec: {variables: {a: 7}}
        ---
        kind: settings
        name: instance
        spec: {variables: {b: 8}}
        ---
        """
            + filter("delay between ${a} and ${b}"));

    assertThat(sql()).contains("7", "8");
  }

  @Test
  void aPlanNotesTheVariablesThatItUses() {
    project("{used: 2, other: 3}");
    studio.apply(filter("delay > ${used}"));

    Planned planned = flow().planned(recipe());

    assertThat(planned.variables()).isEqualTo(Map.of(new Name("used"), Variable.Numeric.of(2)));
  }

  @Test
  void pathsAreFollowedAndStoredAsTheyAreWritten() {
    project("{day: {date: 2026-01-31}, land: de}");
    studio.apply(external("raw/${land}/d=${day}.csv"));

    assertThat(path()).isEqualTo("raw/de/d=2026-01-31.csv");
    assertThat(studio.resources.load(Studio.OWNER, Studio.dataset("more")).spec().text())
        .contains("raw/${land}/d=${day}.csv");
    assertThat(studio.apply(external("raw/${land}/d=${day}.csv")).getFirst().outcome())
        .isEqualTo(Outcome.UNCHANGED);

    local("{land: at}");
    assertThat(path()).isEqualTo("raw/at/d=2026-01-31.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..", ".", "../x", "a/b", "/etc", "a\\\\b", "*", "a?", "[ab]", "{a,b}", "", "${day}",
        "a\\nb"
      })
  void aValueLeadsToNoOtherDirectoryAndIsNoPattern(String value) {
    project("{land: \"" + value + "\"}");

    assertThatThrownBy(() -> studio.apply(external("raw/${land}/x.csv")))
        .isInstanceOfSatisfying(
            SlipwayException.class,
            e ->
                assertThat(e.problems()).extracting(Problem::pointer).containsExactly("/spec/path"))
        .hasMessageContaining("cannot be part of a name");
  }

  @ParameterizedTest
  @CsvSource({"raw/${lnd}/x.csv,lnd,5", "${land}${,'',8", "a/${land:identifier},land:identifier,3"})
  void anUnknownVariableInAPathIsAFaultWithItsPlace(String path, String name, int place) {
    project("{land: de}");

    assertThatThrownBy(() -> studio.apply(external(path)))
        .hasMessageContaining("There is no variable '" + name + "' (character " + place);
  }

  @Test
  void detectionLooksWhereTheVariablesLead() {
    project("{land: de}");
    studio.apply(
        """
        kind: dataset
        project: nyc
        name: open
        spec: {type: external, connection: files, path: 'raw/${land}.csv'}
        """);

    assertThat(studio.detector.looked.getLast()).isEqualTo("raw/de.csv");
    assertThat(studio.resources.load(Studio.OWNER, Studio.dataset("open")).spec().text())
        .contains("raw/${land}.csv");
    studio.resources.detect(Studio.OWNER, Studio.dataset("open"));
    assertThat(studio.detector.looked.getLast()).isEqualTo("raw/de.csv");
  }

  @Test
  void localVariablesStayOutOfTheExportAndTheOthersGoAlong() {
    instance("{i: 1}");
    project("{p: 2}");
    local("{l: 3}");

    List<ResourceDocument> exported = studio.resources.export(Studio.OWNER, NYC);

    assertThat(exported).extracting(d -> d.kind().value()).doesNotContain("local-variables");
    assertThat(exported.getFirst().spec().text()).contains("\"variables\":{\"p\":2}");
    List<Draft> back = exported.stream().map(d -> Draft.of(d, Draft.Source.NONE)).toList();
    assertThat(studio.resources.apply(Studio.OWNER, back, false))
        .extracting(Applied::outcome)
        .containsOnly(Outcome.UNCHANGED);
    assertThat(flow().variables().find("l")).isPresent();
  }

  @Test
  void thereIsOneOfEachAndNoVariableTwice() {
    assertThatThrownBy(() -> studio.apply("kind: settings\nname: other\nspec: {variables: {}}\n"))
        .hasMessageContaining("its name is 'instance'");
    assertThatThrownBy(() -> project("{a: 1, A: 2}")).hasMessageContaining("is set twice");
    assertThatThrownBy(() -> local("{a: 1, A: 2}")).hasMessageContaining("is set twice");
    assertThatThrownBy(() -> local("{'a b': 1}")).hasMessageContaining("cannot be a name");
  }

  private Flow flow() {
    return studio.resources.flow(Studio.OWNER, NYC);
  }

  private String sql() {
    return flow().planned(recipe()).output().sql();
  }

  private Uid recipe() {
    return studio.resources.load(Studio.OWNER, Studio.recipe("filter_late")).uid();
  }

  private String path() {
    return ((DatasetSpec.External) flow().dataset(new Name("more")).orElseThrow().spec()).path();
  }

  private void instance(String variables) {
    studio.apply("kind: settings\nname: instance\nspec: {variables: " + variables + "}\n");
  }

  private void project(String variables) {
    studio.apply(
        "kind: project\nname: nyc\nspec: {connection: files, variables: " + variables + "}\n");
  }

  private void local(String variables) {
    studio.apply(
        "kind: local-variables\nproject: nyc\nname: local\nspec: {variables: " + variables + "}\n");
  }

  private static String filter(String condition) {
    return """
    kind: recipe
    project: nyc
    name: filter_late
    spec:
      inputs: [{dataset: flights}]
      outputs: [late]
      operation: {type: filter, condition: '%s'}
    """
        .formatted(condition);
  }

  private static String external(String path) {
    return """
    kind: dataset
    project: nyc
    name: more
    spec:
      type: external
      connection: files
      path: '%s'
      format: {type: csv}
      schema: [{name: carrier, type: string}]
    """
        .formatted(path);
  }
}
