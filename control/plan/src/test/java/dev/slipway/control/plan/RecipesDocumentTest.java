// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.documents.Documents;
import dev.slipway.model.Name;
import dev.slipway.model.Schema;
import dev.slipway.model.recipe.Operation;
import dev.slipway.model.recipe.RecipeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code docs/recipes.md} shows is what there is, and works. */
class RecipesDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "..", "docs", "recipes.md");
  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  private static List<RecipeSpec> examples() throws IOException {
    return EXAMPLE
        .matcher(Files.readString(DOCUMENT))
        .results()
        .map(found -> Documents.parseYaml(found.group(1), "recipes.md").getFirst().json())
        .map(json -> Documents.read(RecipeSpec.class, json))
        .toList();
  }

  @Test
  void showsExamplesThatRun() throws IOException, SQLException {
    try (Duck duck = Samples.duck()) {
      duck.run("CREATE VIEW f AS SELECT * FROM flights");
      for (RecipeSpec recipe : examples()) {
        Map<Name, Schema> schemas = new HashMap<>();
        recipe.inputs().forEach(i -> schemas.put(i.alias(), Samples.schema(i.dataset().name())));
        Planned planned = new Planner().plan(recipe, schemas);
        assertThat(planned.outputs()).hasSameSizeAs(recipe.outputs());
        assertThat(recipe.operation().makes().allows(recipe.outputs().size())).isTrue();
        assertThat(recipe.operation().reads().allows(recipe.inputs().size())).isTrue();
        Set<String> rows = new HashSet<>();
        for (Planned.Output output : planned.outputs()) {
          rows.addAll(duck.rows(output.sql()));
        }
        assertThat(rows).as(recipe.operation().type()).isNotEmpty();
      }
    }
  }

  @Test
  void showsEveryKindInASectionOfItsOwn() throws IOException {
    String text = Files.readString(DOCUMENT);
    Set<String> shown =
        examples().stream().map(recipe -> recipe.operation().type()).collect(Collectors.toSet());
    assertThat(shown).hasSameSizeAs(Operation.class.getPermittedSubclasses());
    assertThat(shown).allSatisfy(type -> assertThat(text).contains("\n## " + type + "\n"));
    assertThat(
            Arrays.stream(Operation.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .map(name -> name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT)))
        .containsExactlyInAnyOrderElementsOf(shown);
  }
}
