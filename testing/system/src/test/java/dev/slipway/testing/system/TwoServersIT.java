// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static dev.slipway.testing.system.Project.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers on one PostgreSQL, each with an empty disk of its own, and tables in a folder that
 * both reach.
 */
@Timeout(300)
class TwoServersIT {
  private static final System.Logger LOG = System.getLogger(TwoServersIT.class.getName());
  private static final Duration AT_WORK = Duration.ofMillis(500);
  private static final Duration SUCCESSION = Duration.ofSeconds(5);

  /** For whoever looks at the run from time to time, on a machine with other things to do. */
  private static final Duration LATENCY = Duration.ofSeconds(3);

  @TempDir private Path folder;
  private EmbeddedPostgres postgres;
  private Studio one;
  private Studio two;
  private Client atOne;
  private Client atTwo;
  private Processes processes;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    postgres = EmbeddedPostgres.builder().setDataDirectory(folder.resolve("postgres")).start();
    one = server("one");
    two = server("two");
    processes = new Processes(folder.resolve("one"));
    atOne = Client.of(one, folder.resolve("one"));
    atTwo = Client.of(two, folder.resolve("two"));
    Path objects = Files.createDirectory(folder.resolve("objects"));
    String spec = "{\"spec\": {\"type\": \"local\", \"root\": \"%s\"}}".formatted(objects);
    atOne.put("/api/v1/connections/shared", spec).good();
  }

  @AfterEach
  void stop() throws IOException, InterruptedException {
    atOne.close();
    atTwo.close();
    one.kill();
    two.kill();
    processes.awaitEnd();
    new Processes(folder.resolve("two")).awaitEnd();
    postgres.close();
  }

  private Studio server(String name) throws IOException, InterruptedException {
    String database =
        "postgresql://localhost:%d/postgres?user=postgres".formatted(postgres.getPort());
    return Studio.start(
        new Launcher(folder), folder.resolve(name), "--database", database, "--workers", "1");
  }

  @Test
  void oneGoesOnWithTheBuildOfAnotherThatWasKilled() throws IOException, InterruptedException {
    Project project = pairs(40_000);
    String run = project.atWork("pairs", processes, AT_WORK);

    one.kill();
    long killed = System.nanoTime();
    Project there = project.through(atTwo);
    while (!there.run(run).body().contains("\"state\":\"lost\"")) {
      Thread.sleep(Duration.ofMillis(50));
    }
    Duration taken = Duration.ofNanos(System.nanoTime() - killed);
    LOG.log(System.Logger.Level.INFO, "The build was taken over after {0}.", taken);
    assertThat(taken).isLessThan(SUCCESSION.plus(LATENCY));

    Answer ended = there.ended(run);
    assertThat(ended.text("state")).as(ended.body()).isEqualTo("succeeded");
    assertThat(ended.body()).contains("\"number\":2").doesNotContain("\"number\":3");
    assertThat(there.sample("pairs").good().body()).contains("[[1600000000]]");
  }

  @Test
  void aServerThatIsStoppedFailsNoBuild() throws IOException, InterruptedException {
    Project project = pairs(40_000);
    String run = project.atWork("pairs", processes, AT_WORK);

    one.close();
    Answer ended = project.through(atTwo).ended(run);

    assertThat(ended.text("state")).as(ended.body()).isEqualTo("succeeded");
    assertThat(project.through(atTwo).sample("pairs").good().body()).contains("[[1600000000]]");
  }

  @Test
  void aBuildEndsWithinTwoSecondsOfAWishAtTheOtherServer()
      throws IOException, InterruptedException {
    Project project = pairs(200_000);
    String run = project.atWork("pairs", processes, AT_WORK);

    long asked = System.nanoTime();
    atTwo.post("/api/v1/runs/" + run + "/actions/cancel", "").good();
    Answer ended = project.through(atTwo).ended(run);

    assertThat(ended.text("state")).as(ended.body()).isEqualTo("cancelled");
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void aDirectoryOfOneServerIsNotTakenForThatOfAnother() throws IOException, InterruptedException {
    Project here = Project.create(atOne, "here", "local");
    here.upload("numbers.csv", "id\n1\n2\n");
    here.csv("numbers", "numbers.csv", "").good();
    here.make("copied", "numbers", sql("SELECT id FROM numbers"), "").good();
    assertThat(here.ended(here.build("copied")).text("state")).isEqualTo("succeeded");
    here.sample("copied").good();

    here.through(atTwo)
        .sample("copied")
        .isRefused(422, "invalid", "'local' is another place on this server", "two/files");
  }

  /** A project whose next build counts so many pairs. */
  private Project pairs(int numbers) throws IOException, InterruptedException {
    Project project = Project.create(atOne, "pairs", "shared");
    StringBuilder rows = new StringBuilder("id\n");
    for (int i = 0; i < numbers; i++) {
      rows.append(7 * i).append('\n');
    }
    project.upload("numbers.csv", rows.toString());
    project.csv("numbers", "numbers.csv", "").good();
    String count =
        "SELECT COUNT(*) AS n FROM numbers AS a CROSS JOIN numbers AS b WHERE MOD(a.id * b.id, 7) <> 3";
    project.make("pairs", "numbers", sql(count), "").good();
    return project;
  }
}
