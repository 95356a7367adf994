// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.documents.Documents;
import dev.slipway.documents.YamlDocument;
import dev.slipway.model.Name;
import dev.slipway.model.Schema;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.model.recipe.Sort;
import dev.slipway.model.recipe.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * For each recipe in {@code golden/*.yaml}: its schema, lineage, SQL and, from a real DuckDB, its
 * rows are those in the text beside it. {@code -Dgolden.update=true} writes the texts anew.
 */
class GoldenTest {
  static final Path FOLDER = Path.of("src", "test", "resources", "golden");

  @TestFactory
  Stream<DynamicTest> plansAndRunsAsWritten() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> recipes =
          files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
      assertThat(recipes).isNotEmpty();
      return recipes.stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }
  }

  private static void check(Path file) throws IOException, SQLException {
    String found = told(recipe(file));
    Path golden = Path.of(file.toString().replace(".yaml", ".txt"));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, found);
    }
    assertThat(found).isEqualTo(Files.readString(golden));
  }

  static RecipeSpec recipe(Path file) throws IOException {
    List<YamlDocument> documents =
        Documents.parseYaml(Files.readString(file), file.getFileName().toString());
    return Documents.read(RecipeSpec.class, documents.getFirst().json());
  }

  private static String told(RecipeSpec recipe) throws SQLException {
    Planned planned = new Planner().plan(recipe, schemas(recipe));
    try (Duck duck = Samples.duck()) {
      for (RecipeSpec.Input input : recipe.inputs()) {
        if (input.as().isPresent()) {
          duck.run("CREATE VIEW " + input.alias() + " AS SELECT * FROM " + input.dataset());
        }
      }
      StringBuilder told = new StringBuilder();
      for (int i = 0; i < planned.outputs().size(); i++) {
        told.append(told(recipe, planned, i, duck));
      }
      return told.toString();
    }
  }

  private static String told(RecipeSpec recipe, Planned planned, int index, Duck duck)
      throws SQLException {
    Planned.Output output = planned.outputs().get(index);
    String of = index == 0 ? "" : " of " + recipe.outputs().get(index);
    assertThat(duck.types(output.sql())).isEqualTo(duck.types(output.schema()));
    return section(
            "schema" + of, output.schema().columns().stream().map(c -> c.name() + " " + c.type()))
        + section("lineage" + of, output.lineage().columns().stream().map(GoldenTest::told))
        + section("volatile" + of, Stream.of(String.valueOf(planned.isVolatile())))
        + section("sql" + of, output.sql().lines())
        + section(
            "rows" + of, planned.isVolatile() ? Stream.of() : rows(recipe, duck, output.sql()));
  }

  /** Rows whose order the recipe leaves open are told in order. */
  private static Stream<String> rows(RecipeSpec recipe, Duck duck, String sql) throws SQLException {
    boolean ordered = recipe.operation() instanceof Sort || recipe.operation() instanceof Sql;
    Stream<String> rows = duck.rows(sql).stream();
    return ordered ? rows : rows.sorted();
  }

  static Map<Name, Schema> schemas(RecipeSpec recipe) {
    Map<Name, Schema> schemas = new HashMap<>();
    recipe
        .inputs()
        .forEach(input -> schemas.put(input.alias(), Samples.schema(input.dataset().name())));
    return schemas;
  }

  private static String told(ColumnLineage lineage) {
    return lineage.column()
        + " <- "
        + lineage.origins().stream()
            .map(origin -> origin.input() + "." + origin.column())
            .collect(Collectors.joining(", "));
  }

  private static String section(String title, Stream<String> lines) {
    return "-- "
        + title
        + "\n"
        + lines.map(line -> line.stripTrailing() + "\n").collect(Collectors.joining());
  }
}
