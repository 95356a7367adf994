// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.control.plan.TestEngine.Answer;
import dev.slipway.control.plan.TestEngine.Rows;
import dev.slipway.model.Name;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.model.recipe.Sort;
import dev.slipway.model.recipe.SqlEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each golden recipe gives the same rows on every engine, or a sentence why it does not run there.
 */
@ExtendWith(Engines.Extension.class)
class GoldenEnginesIT {
  private static Engines engines;

  @BeforeAll
  static void open(Engines started) throws SQLException {
    engines = started;
    try (Duck duck = Samples.duck()) {
      for (Map.Entry<Name, Schema> table : Samples.SCHEMAS.entrySet()) {
        EngineTable copy = copy(duck, table.getKey(), table.getValue());
        engines.all().forEach(copy::create);
      }
    }
  }

  private static EngineTable copy(Duck duck, Name name, Schema schema) throws SQLException {
    try (Statement statement = duck.connection().createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM " + name)) {
      return new EngineTable(name.value(), schema, Cells.rows(rows));
    }
  }

  @TestFactory
  Stream<DynamicTest> givesTheSameRows() throws IOException {
    try (Stream<Path> files = Files.list(GoldenTest.FOLDER)) {
      List<Path> recipes =
          files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
      return recipes.stream()
          .flatMap(file ->
              engines.others().stream()
                  .map(engine ->
                      DynamicTest.dynamicTest(
                          file.getFileName() + " on " + engine.engine().title(),
                          () -> compare(GoldenTest.recipe(file), engine))));
    }
  }

  private static void compare(RecipeSpec recipe, TestEngine engine) {
    for (RecipeSpec.Input input : recipe.inputs()) {
      if (input.as().isPresent()) {
        String view = " VIEW " + input.alias() + " AS SELECT * FROM " + input.dataset();
        String temporary = engine.engine() == SqlEngine.SPARK ? " TEMPORARY" : "";
        engines.judge().run("CREATE OR REPLACE" + view);
        engine.run("CREATE OR REPLACE" + temporary + view);
      }
    }
    Planned judged = plan(recipe, SqlEngine.DUCKDB);
    if (judged.isVolatile()) {
      return;
    }
    Planned planned;
    try {
      planned = plan(recipe, engine.engine());
    } catch (SlipwayException e) {
      assertThat(e.problems().getFirst().pointer()).startsWith("/operation");
      assertThat(e.getMessage()).contains(engine.engine().title()).endsWith(".");
      System.out.println("refused: " + e.getMessage());
      return;
    }
    for (int i = 0; i < judged.outputs().size(); i++) {
      assertThat(planned.outputs().get(i).schema()).isEqualTo(judged.outputs().get(i).schema());
      String sql = planned.outputs().get(i).sql();
      Answer expected = engines.judge().query(judged.outputs().get(i).sql());
      Answer found = engine.query(sql);
      assertThat(told(found, recipe)).as(sql).isEqualTo(told(expected, recipe));
    }
  }

  private static Planned plan(RecipeSpec recipe, SqlEngine engine) {
    return new Planner().plan(recipe, GoldenTest.schemas(recipe), Map.of(), engine);
  }

  private static List<String> told(Answer answer, RecipeSpec recipe) {
    if (!(answer instanceof Rows(List<List<String>> rows))) {
      return List.of(answer.toString());
    }
    Stream<String> told = rows.stream().map(row -> String.join(" | ", row));
    return (recipe.operation() instanceof Sort ? told : told.sorted()).toList();
  }
}
