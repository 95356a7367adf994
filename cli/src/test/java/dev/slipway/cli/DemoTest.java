// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Name;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  private static final String PROJECT = "/api/v1/projects/nycflights";
  private static final String FILES = "/api/v1/connections/nycflights-files/files";
  private static final String SAMPLE = PROJECT + "/datasets/worst/sample?rows=50&rejected=false";

  private final FakeServer server = new FakeServer();
  @TempDir private Path home;

  @BeforeEach
  void prepare() throws IOException {
    Path demo = home.resolve("demo/nycflights13");
    Files.createDirectories(demo.resolve("data"));
    Files.writeString(
        demo.resolve("connection.yaml"), "kind: connection\nname: nycflights-files\n");
    Files.writeString(demo.resolve("project.yaml"), "kind: project\nname: nycflights\n");
    Files.writeString(demo.resolve("data/flights.csv.gz"), "12345");
    server
        .on("POST /api/v1/apply?dryRun=false", "{\"results\":[]}")
        .on("GET " + FILES + "?path=", "{\"entries\":[],\"more\":false}")
        .on("PUT " + FILES + "/flights.csv.gz", "{}")
        .on(
            "GET " + PROJECT + "/datasets?limit=500",
            Answers.items(dataset("worst"), dataset("inner")))
        .on(
            "GET " + SAMPLE,
            "{\"schema\":[{\"name\":\"route\",\"type\":\"string\"}],\"rows\":[[\"EWR-TYS\"]]}")
        .on(
            "GET " + PROJECT + "/recipes?limit=500",
            Answers.items(recipe("join", "a", "joined"), recipe("find", "joined", "worst")))
        .on(
            "GET /api/v1/runs?limit=100&project=nycflights",
            Answers.items(Answers.run("succeeded")))
        .on(
            "GET /api/v1/runs/" + Answers.RUN,
            Answers.detail("succeeded", Answers.made("find", "worst")));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void uploadsAppliesBuildsAndShowsWhereTheResultsComeFrom() {
    plan("true", "worst was never built");
    server.on("POST " + PROJECT + "/actions/build?dryRun=false", Answers.run("waiting"));

    CommandLineFixture slipway = new CommandLineFixture(home);
    assertThat(demo(slipway).run()).isEqualTo(Exit.DONE);

    assertThat(slipway.out())
        .contains("Uploading flights.csv.gz, 5 B")
        .contains("✓ find  succeeded  336,776 rows")
        .contains("Worst (worst)")
        .contains("EWR-TYS")
        .contains("Snapshot 77, 336,776 rows. Made by join → find")
        .doesNotContain("(inner)");
  }

  @Test
  void saysWhyThereIsNothingToDo() {
    plan("false", "nothing changed since snapshot 77");

    CommandLineFixture slipway = new CommandLineFixture(home);
    assertThat(demo(slipway).run()).isEqualTo(Exit.DONE);

    assertThat(slipway.out())
        .contains("Everything is up to date:")
        .contains("find    skip   nothing changed since snapshot 77")
        .contains("EWR-TYS");
  }

  @Test
  void leavesAFileAloneThatIsThereAlready() {
    try (FakeServer other = new FakeServer()) {
      other.on(
          "GET " + FILES + "?path=",
          "{\"entries\":[{\"name\":\"flights.csv.gz\",\"object\":{\"path\":\"flights.csv.gz\",\"bytes\":5}}]}");

      CommandLineFixture slipway = new CommandLineFixture(home);
      Server client = new Server(new Address(URI.create(other.url()), ""));
      new DemoFiles(client, new Name("nycflights-files"), slipway.terminal())
          .upload(home.resolve("demo/nycflights13/data"));

      assertThat(other.asked()).hasSize(1);
      assertThat(slipway.out()).isEmpty();
    }
  }

  @Test
  void saysNoByItsExitCodeWhenTheBuildFails() {
    plan("true", "worst was never built");
    server
        .on("POST " + PROJECT + "/actions/build?dryRun=false", Answers.run("waiting"))
        .replacing("GET /api/v1/runs/" + Answers.RUN, Answers.detail("failed"));

    CommandLineFixture slipway = new CommandLineFixture(home);
    assertThat(demo(slipway).run()).isEqualTo(Exit.NO);

    assertThat(slipway.out()).contains("failed in").doesNotContain("Snapshot");
  }

  @Test
  void rehearsesOneRecipeAgainAndAgain() throws IOException {
    plan("true", "worst was never built");
    server.on("POST " + PROJECT + "/actions/build?dryRun=false", Answers.run("waiting"));
    String data = server.describeIn(home.resolve("data")).toString();

    CommandLineFixture slipway = new CommandLineFixture(home).with("--data", data);
    assertThat(slipway.run("rehearse", "--builds", "3", "--rounds", "0")).isEqualTo(Exit.DONE);

    assertThat(server.asked())
        .filteredOn(asked -> asked.route().endsWith("build?dryRun=false"))
        .extracting(FakeServer.Asked::body)
        .hasSize(4)
        .filteredOn(body -> body.contains("\"only\"") && body.contains("months"))
        .hasSize(3);
  }

  @Test
  void rehearsesWhatClientsAskForAllDay() {
    String dataset = PROJECT + "/datasets/months";
    server
        .on("GET " + dataset, "{}")
        .on("PATCH " + dataset, "{}")
        .on("GET /api/v1/projects?limit=500", "{}")
        .on("GET /api/v1/search?q=months%200", "{}")
        .on("GET /api/v1/search?q=months%204", "{}");

    Server client = new Server(new Address(URI.create(server.url()), FakeServer.TOKEN));
    new Traffic(client, Demo.PROJECT, new Name("months")).pass(5);

    assertThat(server.asked())
        .filteredOn(asked -> asked.route().equals("GET " + dataset))
        .hasSize(5);
    assertThat(server.asked())
        .filteredOn(asked -> asked.route().equals("PATCH " + dataset))
        .extracting(FakeServer.Asked::body)
        .hasSize(3)
        .anyMatch(body -> body.contains("title"))
        .anyMatch(body -> body.contains("row-count"));
  }

  @Test
  void endsARehearsalWhoseBuildFails() throws IOException {
    plan("false", "nothing changed since snapshot 77");
    server
        .on("POST " + PROJECT + "/actions/build?dryRun=false", Answers.run("waiting"))
        .replacing("GET /api/v1/runs/" + Answers.RUN, Answers.detail("failed"));
    String data = server.describeIn(home.resolve("data")).toString();

    CommandLineFixture slipway = new CommandLineFixture(home).with("--data", data);
    assertThat(slipway.run("rehearse", "--builds", "3", "--rounds", "5")).isEqualTo(Exit.NO);

    assertThat(server.asked())
        .filteredOn(asked -> asked.route().endsWith("build?dryRun=false"))
        .hasSize(1);
  }

  private void plan(String runs, String reason) {
    server.on(
        "POST " + PROJECT + "/actions/build?dryRun=true",
        """
        {"activities":[{"key":{"recipe":"%s","partition":""},"recipe":"find","needs":[],"runs":%s,"reason":"%s"}]}
        """
            .formatted(Answers.RECIPE, runs, reason));
  }

  private Demo demo(CommandLineFixture slipway) {
    Server client = new Server(new Address(URI.create(server.url()), FakeServer.TOKEN));
    return new Demo(client, slipway.surroundings(), slipway.terminal());
  }

  private static String dataset(String name) {
    String tags = name.equals("inner") ? "" : ",\"title\":\"Worst\",\"tags\":[\"result\"]";
    return Answers.item("dataset", "nycflights", name, tags, "{\"type\":\"managed\"}");
  }

  private static String recipe(String name, String input, String output) {
    return Answers.item(
        "recipe",
        "nycflights",
        name,
        "",
        "{\"inputs\":[{\"dataset\":\"%s\"}],\"outputs\":[\"%s\"],\"operation\":{\"type\":\"filter\",\"condition\":\"TRUE\"}}"
            .formatted(input, output));
  }
}
