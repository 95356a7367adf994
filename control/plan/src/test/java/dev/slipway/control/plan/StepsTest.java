// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.control.plan.step.StepDefinition;
import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import dev.slipway.model.Problem;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.recipe.Prepare;
import dev.slipway.model.recipe.Prepare.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * For each kind of step there are cases in {@code steps/*.yaml}: what comes out of a small table,
 * worked out by hand, or why the parameters are refused. Their plans are in the text beside them,
 * which {@code -Dgolden.update=true} writes anew.
 */
class StepsTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "steps");
  private static final Name TABLE = new Name("t");

  record Cases(List<Case> cases) {}

  record Case(
      List<String> input,
      List<String> rows,
      Json parameters,
      List<String> schema,
      List<String> result,
      String fault) {}

  @Test
  void thereAreManyAndEachHasItsCases() throws IOException {
    assertThat(new Planner().steps()).hasSizeGreaterThanOrEqualTo(45);
    for (StepDefinition step : new Planner().steps()) {
      List<Case> cases = cases(step.type());
      assertThat(cases).as(step.type()).anyMatch(one -> one.fault().isEmpty());
      assertThat(cases).as(step.type()).anyMatch(one -> !one.fault().isEmpty());
    }
  }

  @TestFactory
  Stream<DynamicTest> doWhatTheirCasesSay() {
    return new Planner()
        .steps().stream()
            .map(step -> DynamicTest.dynamicTest(step.type(), () -> check(step.type())));
  }

  private static void check(String type) throws IOException, SQLException {
    List<String> plans = new ArrayList<>();
    for (Case one : cases(type)) {
      if (one.fault().isEmpty()) {
        plans.add(run(type, one));
      } else {
        refused(type, one);
      }
    }
    Path golden = FOLDER.resolve(type + ".txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, String.join("\n", plans));
    }
    assertThat(String.join("\n", plans)).isEqualTo(Files.readString(golden));
  }

  /** The plan as text, after its rows were found to be those of the case. */
  private static String run(String type, Case one) throws SQLException {
    Schema input = Samples.schema(one.input().toArray(String[]::new));
    Planned.Output planned = plan(type, one).output();
    try (Duck duck = new Duck()) {
      duck.table(TABLE, input, one.rows().toArray(String[]::new));
      assertThat(names(planned.schema())).isEqualTo(one.schema());
      assertThat(duck.types(planned.sql())).isEqualTo(duck.types(planned.schema()));
      assertThat(duck.rows(planned.sql()).stream().map(String::stripTrailing))
          .as(one.parameters() + " in " + planned.sql())
          .containsExactlyInAnyOrderElementsOf(one.result());
    }
    try (Duck duck = new Duck().table(TABLE, input)) {
      assertThat(duck.rows(planned.sql())).as("no rows").isEmpty();
    }
    allNull(planned, input);
    return told(one, planned);
  }

  /** Rows of nulls alone do not end a build. */
  private static void allNull(Planned.Output planned, Schema input) throws SQLException {
    String nulls = input.columns().stream().map(c -> "NULL").collect(Collectors.joining(", "));
    try (Duck duck = new Duck().table(TABLE, input, nulls, nulls)) {
      assertThat(duck.rows(planned.sql())).hasSizeLessThanOrEqualTo(2);
    }
  }

  private static void refused(String type, Case one) {
    SlipwayException refused = catchThrowableOfType(SlipwayException.class, () -> plan(type, one));
    assertThat(refused).as(type + " " + one.parameters()).isNotNull();
    Problem problem = refused.problems().getFirst();
    assertThat(
            problem.pointer().replace("/operation/steps/0/parameters", "")
                + " "
                + problem.message())
        .startsWith(one.fault());
  }

  private static Planned plan(String type, Case one) {
    return new Planner()
        .plan(
            Samples.recipe(new Prepare(List.of(new Step(type, one.parameters()))), TABLE),
            Map.of(TABLE, Samples.schema(one.input().toArray(String[]::new))));
  }

  private static String told(Case one, Planned.Output planned) {
    return "-- "
        + one.parameters()
        + "\n"
        + planned.lineage().columns().stream()
            .map(column ->
                "-- "
                    + column.column()
                    + " <- "
                    + column.origins().stream()
                        .map(Origin::column)
                        .collect(Collectors.joining(", "))
                    + "\n")
            .collect(Collectors.joining())
        + planned.sql()
        + "\n";
  }

  private static List<String> names(Schema schema) {
    return IntStream.range(0, schema.columns().size())
        .mapToObj(i -> schema.columns().get(i).name() + " " + schema.columns().get(i).type())
        .toList();
  }

  private static List<Case> cases(String type) throws IOException {
    String text = Files.readString(FOLDER.resolve(type + ".yaml"));
    return Documents.read(Cases.class, Documents.parseYaml(text, type).getFirst().json()).cases();
  }
}
