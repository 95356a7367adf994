// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.system.Launcher.Ended;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo's build on a server that is killed again and again while it runs: it goes on each time,
 * ends by itself, and makes what an undisturbed build has made.
 */
@ExtendWith(Demonstration.Given.class)
class ServerKillIT {
  private static final long SEED = 20130101;
  private static final int KILLS = 4;
  private static final Path DEMO = Launcher.HOME.resolve("demo/nycflights13");
  private static final String PROJECT = "/api/v1/projects/nycflights";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Demonstration undisturbed;
  @TempDir private Path folder;

  ServerKillIT(Demonstration undisturbed) {
    this.undisturbed = undisturbed;
  }

  @Test
  @Timeout(300)
  void endsABuildWhoseServerIsKilledAgainAndAgain() throws IOException, InterruptedException {
    Path data = folder.resolve("data");
    Studio first = Studio.start(new Launcher(folder), data);
    try (Client client = Client.of(first, data)) {
      bringDemo(client, data);
    }

    try (Studio last = killedAgainAndAgain(first, data);
        Client client = Client.of(last, data)) {
      String run = client.get("/api/v1/runs?limit=1").good().text("uid");
      Answer ended = awaitEnd(client, run);
      assertThat(ended.text("state")).as(ended.body()).isEqualTo("succeeded");
      assertThat(ended.body()).contains("\"state\":\"lost\"");
      assertThat(client.get("/api/v1/audit/check").good().number("entries")).isPositive();
      assertSameTables(client);
      assertNoFileWithoutATable(client);
    }
    new Processes(data).awaitEnd();
    assertThat(files(data.resolve("workers/spill"))).isEmpty();
    assertThat(files(data.resolve("files"))).noneMatch(file -> file.toString().endsWith(".part"));
  }

  /**
   * The server that is left, with a build that has been through at least the last of its deaths.
   */
  private Studio killedAgainAndAgain(Studio first, Path data)
      throws IOException, InterruptedException {
    Random random = new Random(SEED);
    Studio studio = first;
    for (int i = 0; i < KILLS; i++) {
      try (Client client = Client.of(studio, data)) {
        if (!client.get("/api/v1/runs?limit=1").good().text("state").equals("running")) {
          client.post(PROJECT + "/actions/build", "{\"mode\": \"all\"}").good();
        }
      }
      Thread.sleep(Duration.ofMillis(random.nextInt(50, 1200)));
      studio.kill();
      studio = Studio.start(new Launcher(folder), data);
    }
    return studio;
  }

  /** Uploads the demo's files and applies its project. */
  private void bringDemo(Client client, Path data) throws IOException, InterruptedException {
    client.apply(Files.readString(DEMO.resolve("connection.yaml"))).good();
    for (Path file : files(DEMO.resolve("data"))) {
      client.send(
          "PUT",
          "/api/v1/connections/nycflights-files/files/" + file.getFileName(),
          BodyPublishers.ofFile(file));
    }
    Ended applied =
        new Launcher(folder).run("apply", "--data", data.toString(), "-f", DEMO.toString());
    assertThat(applied.exit()).as(applied.err()).isZero();
  }

  private static Answer awaitEnd(Client client, String run)
      throws IOException, InterruptedException {
    for (long waited = 0; waited < PATIENCE.toMillis(); waited += 100) {
      Answer answer = client.get("/api/v1/runs/" + run).good();
      if (!answer.text("state").equals("running")) {
        return answer;
      }
      Thread.sleep(Duration.ofMillis(100));
    }
    throw new AssertionError("the build goes on and on");
  }

  private void assertSameTables(Client killed) throws IOException, InterruptedException {
    try (Studio studio = undisturbed.serve();
        Client other = Client.of(studio, undisturbed.data())) {
      for (String table : tables(killed)) {
        assertThat(content(killed, table).equals(content(other, table)))
            .as("%s is as it was made without disturbance", table)
            .isTrue();
      }
    }
  }

  private static List<String> tables(Client client) throws IOException, InterruptedException {
    return Pattern.compile("\"name\":\"(\\w+)\",\"managed\":true")
        .matcher(client.get(PROJECT + "/flow").good().body())
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** The rows of a small table in an order of their own, or what there is in a large one. */
  private static List<String> content(Client client, String table)
      throws IOException, InterruptedException {
    String rows = client.get(PROJECT + "/datasets/" + table + "/sample?rows=4000").good().body();
    if (rows.contains("\"more\":true")) {
      String facts =
          Pattern.compile("\"name\":\"(\\w+)\"")
              .matcher(rows)
              .results()
              .map(found -> found.group(1))
              .map(
                  "COUNT(%1$s) AS n_%1$s, COUNT(DISTINCT %1$s) AS d_%1$s, MIN(%1$s) AS a_%1$s, MAX(%1$s) AS z_%1$s"
                      ::formatted)
              .collect(joining(", "));
      String sql = "{\"sql\": \"SELECT COUNT(*) AS n, " + facts + " FROM " + table + "\"}";
      rows = client.post(PROJECT + "/actions/query", sql).good().body();
    }
    return Stream.of(rounded(rows).split("[\\[\\]]+,?")).sorted().toList();
  }

  /** Sums of floats depend on the order of their addition, in the last digits. */
  private static String rounded(String text) {
    return Pattern.compile("-?\\d+\\.\\d+")
        .matcher(text)
        .replaceAll(found -> "%.6g".formatted(Double.parseDouble(found.group())));
  }

  /** Every data file belongs to a snapshot; dead attempts have left none. */
  private void assertNoFileWithoutATable(Client client) throws IOException, InterruptedException {
    for (String table : tables(client)) {
      Answer found = client.get("/catalog/v1/namespaces/nycflights/tables/" + table).good();
      Path location = Path.of(found.text("location").replace("file://", ""));
      long added =
          Pattern.compile("\"added-data-files\":\"(\\d+)\"")
              .matcher(found.body())
              .results()
              .map(MatchResult::group)
              .mapToLong(text -> Long.parseLong(text.replaceAll("\\D", "")))
              .sum();
      assertThat(files(location).stream().filter(file -> file.toString().endsWith(".parquet")))
          .as(table)
          .hasSize((int) added);
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(directory)) {
      return found.filter(Files::isRegularFile).toList();
    }
  }
}
