// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadingCommandsTest extends ServedCommands {
  private static final String DATASETS = "GET /api/v1/projects/nyc/datasets?limit=500";
  private static final String ROWS =
      """
      {"schema":[{"name":"carrier","type":"string","description":""},{"name":"flights","type":"int64","description":""},
       {"name":"delay","type":"float64","description":""}],
       "rows":[["UA",58665,12.106073],["HA",342,null]],"more":true}
      """;

  private static final String EXPORT =
      """
      {"items":[{"kind":"project","name":"nyc","spec":{"connection":"local"}},
       {"kind":"dataset","project":"nyc","name":"flights","spec":{"type":"managed"}}]}
      """;

  @Test
  void alignsTheRowsOfASample() {
    server.on("GET /api/v1/projects/nyc/datasets/carriers/sample?rows=2&rejected=false", ROWS);

    assertThat(slipway.run("sample", "carriers", "--rows", "2", "--project", "nyc"))
        .isEqualTo(Exit.DONE);

    assertThat(slipway.out())
        .isEqualToNormalizingNewlines(
            """
            carrier  flights   delay
            ───────  ───────  ──────
            UA         58665  12.106
            HA           342
            … and more rows
            """);
  }

  @Test
  void asksSqlInTheOnlyProject() {
    server
        .on(
            "GET /api/v1/projects?limit=500",
            Answers.items(Answers.item("project", "", "nyc", "", "{}")))
        .on("POST /api/v1/projects/nyc/actions/query", ROWS);

    assertThat(slipway.run("sql", "SELECT 1")).isEqualTo(Exit.DONE);

    assertThat(server.asked().getLast().body()).isEqualTo("{\"sql\":\"SELECT 1\",\"rows\":100}");
  }

  @Test
  void previewsTheFirstStepsOfARecipe() {
    server
        .on(
            "GET /api/v1/projects/nyc/recipes/clean",
            Answers.item("recipe", "nyc", "clean", "", "{\"inputs\":[]}"))
        .on(
            "POST /api/v1/projects/nyc/recipes/preview",
            "{\"schema\":[{\"name\":\"x\",\"type\":\"int32\"}],\"rows\":[[7]],\"more\":false,"
                + "\"sample\":\"The first 10 rows.\",\"milliseconds\":12}");

    assertThat(slipway.run("preview", "clean", "--steps", "2", "--project", "nyc"))
        .isEqualTo(Exit.DONE);

    assertThat(slipway.out()).contains("7").contains("The first 10 rows. 12 ms");
    assertThat(server.asked().getLast().body())
        .isEqualTo("{\"recipe\":{\"inputs\":[]},\"steps\":2,\"rows\":20,\"sample\":10000}");
  }

  @Test
  void asksWhichProjectWhereThereAreTwo() {
    server.on(
        "GET /api/v1/projects?limit=500",
        Answers.items(
            Answers.item("project", "", "one", "", "{}"),
            Answers.item("project", "", "two", "", "{}")));

    assertThat(slipway.run("sql", "SELECT 1")).isEqualTo(Exit.REFUSED);

    assertThat(slipway.err()).contains("Say with --project which one you mean: one, two.");
  }

  @Test
  void listsAllPagesOfAKind() {
    server
        .on(
            DATASETS,
            "{\"items\":["
                + Answers.item("dataset", "nyc", "a", ",\"title\":\"First\"", "{}")
                + "],\"next\":\"a b\"}")
        .on(
            DATASETS + "&after=a%20b",
            Answers.items(Answers.item("dataset", "nyc", "z", "", "{}")));

    assertThat(slipway.run("--project", "nyc", "get", "datasets")).isEqualTo(Exit.DONE);

    assertThat(slipway.out()).contains("a     First           2").contains("z ");
  }

  @Test
  void showsOneResourceAsYaml() {
    server.on(
        "GET /api/v1/connections/local",
        Answers.item("connection", "", "local", "", "{\"type\":\"local\"}"));

    slipway.run("get", "connection", "local");

    assertThat(slipway.out()).contains("kind: connection").contains("  type: local");
  }

  @Test
  void suggestsTheKindThatWasMeant() {
    assertThat(slipway.run("get", "datset")).isEqualTo(Exit.REFUSED);

    assertThat(slipway.err())
        .contains("There is no kind of resource 'datset'. Did you mean 'dataset'?");
  }

  @Test
  void exportsAProjectAsFiles() throws IOException {
    server.on("GET /api/v1/projects/nyc/export", EXPORT);

    assertThat(slipway.run("export", "nyc", "-d", "out")).isEqualTo(Exit.DONE);

    assertThat(slipway.out()).contains("Wrote 2 resources of nyc");
    assertThat(Files.readString(folder.resolve("out/datasets/flights.yaml")))
        .isEqualToNormalizingNewlines(
            "kind: dataset\nproject: nyc\nname: flights\nspec:\n  type: managed\n");
    assertThat(folder.resolve("out/projects/nyc.yaml")).exists();
  }

  @Test
  void exportsAProjectAsOneStreamThatApplyTakes() throws IOException {
    server.on("GET /api/v1/projects/nyc/export", EXPORT);
    slipway.run("export", "nyc");

    Path file = Files.writeString(folder.resolve("all.yaml"), slipway.out());
    assertThat(Sources.read(folder, file).sources()).hasSize(2);
  }

  @Test
  void deletesByKindAndName() {
    server.on("DELETE /api/v1/projects/nyc/recipes/join", 204, "text/plain", "");

    assertThat(slipway.run("delete", "recipe", "join", "--project", "nyc")).isEqualTo(Exit.DONE);

    assertThat(slipway.out()).contains("Deleted recipe:nyc/join.");
  }
}
