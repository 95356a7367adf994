// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static dev.slipway.testing.system.Project.filter;
import static dev.slipway.testing.system.Project.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.system.Launcher.Ended;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resources that cannot be saved, over REST and from files. */
@ExtendWith(Scratch.Given.class)
class BadResourcesIT {
  private final Scratch studio;
  private final Client client;

  BadResourcesIT(Scratch studio) {
    this.studio = studio;
    this.client = studio.client();
  }

  private Project sales(String name) throws IOException, InterruptedException {
    Project project = studio.project(name);
    project.upload("sales.csv", "id,amount\n1,10\n2,20\n");
    project.csv("sales", "sales.csv", "").good();
    return project;
  }

  @Test
  void suggestsTheColumnThatWasMeant() throws IOException, InterruptedException {
    sales("column")
        .make("big", "sales", filter("amout > 15"), "")
        .isRefused(
            422,
            "invalid",
            "recipe:column/make_big cannot be saved",
            "no column 'amout'",
            "Did you mean 'amount'?");
  }

  @Test
  void namesThePathOfACycle() throws IOException, InterruptedException {
    Project project = sales("cycle");
    project.make("first", "sales", filter("amount > 15"), "").good();
    project.make("second", "first", filter("amount > 15"), "").good();

    client
        .put(
            project.path("/recipes/make_first"),
            "{\"spec\": {\"inputs\": [{\"dataset\": \"second\"}], \"outputs\": [\"first\"], \"operation\": "
                + filter("amount > 15")
                + "}}")
        .isRefused(422, "cycle", "first → second → first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DROP TABLE sales", "SELECT 1 AS a; SELECT 2 AS b", "", "SELECT FROM"})
  void takesOnlyOneSelect(String statement) throws IOException, InterruptedException {
    Project project = sales("select-" + Integer.toHexString(statement.hashCode()));

    project.query(statement).isRefused(422, "invalid");
    project.make("made", "sales", sql(statement), "").isRefused(422, "invalid", "/spec/operation");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%2Fb", "..%2F..%2Fetc", "a%01b", "a%00b", "a%5Cb", "1a", "%20"})
  void refusesABadNameInAnAddress(String name) throws IOException, InterruptedException {
    client
        .put("/api/v1/projects/" + name, "{\"spec\": {\"connection\": \"local\"}}")
        .isRefused(422, "invalid", "cannot be a name", "starts with a letter");
    client.get("/api/v1/projects/" + name).isRefused(422, "invalid", "cannot be a name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "..", "\"a\\u0001b\"", "1a", "\"\""})
  void refusesABadNameInYamlWithItsLine(String name) throws IOException, InterruptedException {
    Answer answer = client.apply("kind: project\nname: " + name + "\nspec: {connection: local}\n");

    answer.isRefused(422, "invalid", "cannot be a name", "starts with a letter");
    assertThat(answer.body()).contains("\"pointer\":\"/0/name\"").contains("\"line\":2");
  }

  @Test
  void refusesANameOfThreeHundredCharacters() throws IOException, InterruptedException {
    String name = "n".repeat(300);
    client.get("/api/v1/projects/" + name).isRefused(422, "invalid", "at most 63 characters");
    client
        .apply("kind: project\nname: " + name + "\nspec: {connection: local}\n")
        .isRefused(422, "invalid", "at most 63 characters");
  }

  @Test
  void tellsTheSecondOfTwoWritersWhatChanged() throws IOException, InterruptedException {
    Project project = studio.project("writers");
    String seen = client.get(project.path("")).good().headers().firstValue("ETag").orElse("");
    client
        .put(
            project.path(""),
            "{\"title\": \"One\", \"spec\": {\"connection\": \"local\"}}",
            "If-Match",
            seen)
        .good();

    Answer second =
        client.put(
            project.path(""),
            "{\"title\": \"Two\", \"spec\": {\"connection\": \"local\"}}",
            "If-Match",
            seen);

    second.isRefused(409, "conflict", "was changed by owner", "generation 2", "generation 1");
    assertThat(second.body()).contains("'/title' was absent and is now \\\"One\\\"");
    assertThat(client.get(project.path("")).text("title")).isEqualTo("One");
  }

  @Test
  void namesTheFileAndLineOfAnUnknownField() throws IOException, InterruptedException {
    Path file = studio.folder().resolve("unknown.yaml");
    Files.writeString(file, "kind: project\nname: unknown\nspec:\n  conection: local\n");

    Ended ended =
        studio.launcher().run("apply", "--data", studio.data().toString(), "-f", file.toString());

    assertThat(ended.exit()).isNotZero();
    assertThat(ended.err())
        .contains("unknown.yaml:4", "no field 'conection'", "Did you mean 'connection'?");
    client.get("/api/v1/projects/unknown").isRefused(404, "not-found", "'unknown'");
  }

  @Test
  void saysWhereYamlOrJsonBreaks() throws IOException, InterruptedException {
    client
        .apply("kind: project\nname: broken\nspec: [\n")
        .isRefused(400, "malformed", "line 4", "YAML");
    client
        .put("/api/v1/projects/broken", "{\"spec\": {\n  \"connection\" \"local\"}}")
        .isRefused(400, "malformed", "line 2", "JSON");
    client.put("/api/v1/projects/broken", "").isRefused(400, "malformed", "empty");
    client.put("/api/v1/projects/broken", "[]").isRefused(400, "malformed", "object");
  }

  @Test
  void savesNothingOfASetWithOneFault() throws IOException, InterruptedException {
    client
        .apply(
            """
            kind: project
            name: whole
            spec: {connection: local}
            ---
            kind: dataset
            project: whole
            name: a
            spec: {type: managed, connection: nowhere}
            """)
        .isRefused(422, "invalid", "no connection 'nowhere'");
    client.get("/api/v1/projects/whole").isRefused(404, "not-found", "'whole'");
  }

  @Test
  void deletesNothingThatOthersNeed() throws IOException, InterruptedException {
    Project project = sales("needed");
    project.make("big", "sales", filter("amount > 15"), "").good();

    client
        .send("DELETE", project.path("/datasets/sales"), BodyPublishers.noBody())
        .isRefused(409, "still-referenced", "recipe:needed/make_big");
  }
}
