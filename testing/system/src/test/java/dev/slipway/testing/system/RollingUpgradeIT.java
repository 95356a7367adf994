// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static dev.slipway.testing.system.Project.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.system.Launcher.Ended;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server of the release before this one, built from the history of the repository, is replaced by
 * one of this release while both are at work on one PostgreSQL, each with an empty disk of its own.
 */
@Timeout(600)
class RollingUpgradeIT {
  private static final System.Logger LOG = System.getLogger(RollingUpgradeIT.class.getName());
  private static final Duration AT_WORK = Duration.ofMillis(500);

  @TempDir private Path folder;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private EmbeddedPostgres postgres;
  private Launcher before;
  private Launcher today;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    before = PreviousRelease.launcher(folder);
    today = new Launcher(folder);
    postgres = EmbeddedPostgres.builder().setDataDirectory(folder.resolve("postgres")).start();
    opened.add(postgres);
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable one : opened.reversed()) {
      one.close();
    }
    for (String name : List.of("old", "new", "second")) {
      new Processes(folder.resolve(name)).awaitEnd();
    }
  }

  private Studio server(Launcher release, String name) throws IOException, InterruptedException {
    Studio studio =
        Studio.start(release, folder.resolve(name), "--database", database(), "--workers", "2");
    opened.add(studio::kill);
    return studio;
  }

  private String database() {
    return "postgresql://localhost:%d/postgres?user=postgres".formatted(postgres.getPort());
  }

  private Client client(Studio studio, String name) throws IOException {
    Client client = Client.of(studio, folder.resolve(name));
    opened.add(client);
    return client;
  }

  private Ended upgrade(String what) throws IOException, InterruptedException {
    return today.run("upgrade", what, "--data", folder.resolve("new").toString());
  }

  @Test
  void replacesAServerByTheNextReleaseAndFailsNoBuild()
      throws IOException, InterruptedException, SQLException {
    Studio old = server(before, "old");
    Client atOld = client(old, "old");
    Path objects = Files.createDirectory(folder.resolve("objects"));
    String spec = "{\"spec\": {\"type\": \"local\", \"root\": \"%s\"}}".formatted(objects);
    atOld.put("/api/v1/connections/shared", spec).good();
    Project project = Project.create(atOld, "rolling", "shared");
    SmallBuilds builds = SmallBuilds.begin(project);
    opened.add(builds);
    awaitTaken(builds, 3);

    Client atNew = client(server(today, "new"), "new");
    builds.alsoThrough(project.through(atNew));
    assertReadEachOther(atOld, atNew);
    assertKeepWhatTheyDoNotKnow(atOld, atNew);
    awaitTaken(builds, builds.taken() + 6);
    assertFinishIsRefused();

    String run = pairs(project).atWork("pairs", new Processes(folder.resolve("old")), AT_WORK);
    builds.nowWithoutTheFirst();
    old.close();
    Answer ended = project.through(atNew).ended(run);
    assertThat(ended.text("state")).as(ended.body()).isEqualTo("succeeded");
    assertThat(project.through(atNew).sample("pairs").good().body()).contains("[[1600000000]]");

    assertIsFinished(atNew);
    assertOldCannotStart();
    builds.alsoThrough(project.through(client(server(today, "second"), "second")));
    awaitTaken(builds, builds.taken() + 6);
    LOG.log(System.Logger.Level.INFO, "{0}.", builds.counts());
  }

  private static void awaitTaken(SmallBuilds builds, int number) throws InterruptedException {
    for (int waited = 0; builds.taken() < number && waited < 60_000; waited += 20) {
      Thread.sleep(Duration.ofMillis(20));
    }
    assertThat(builds.taken()).isGreaterThanOrEqualTo(number);
  }

  /** What one writes the other reads, changes and gives back, again and again. */
  private static void assertReadEachOther(Client atOld, Client atNew)
      throws IOException, InterruptedException {
    String path = "/api/v1/projects/rolling/datasets/";
    String spec =
        "\"spec\":{\"type\":\"managed\",\"checks\":[{\"type\":\"unique\",\"columns\":[\"id\"]}]}";
    for (Client writer : List.of(atOld, atNew)) {
      Client reader = writer == atOld ? atNew : atOld;
      String name = path + (writer == atOld ? "by_old" : "by_new");
      writer.put(name, "{\"title\":\"first\"," + spec + "}").good();
      String written = told(writer, name);
      assertThat(told(reader, name)).isEqualTo(written);
      patch(reader, name, "{\"title\":\"second\"}").good();
      patch(writer, name, "{\"description\":\"third\"}").good();
      assertThat(told(reader, name))
          .contains("\"title\":\"second\"", "\"description\":\"third\"", "\"unique\"")
          .isEqualTo(told(writer, name));
      assertThat(reader.get(name).good().number("generation")).isEqualTo(3);
    }
  }

  /** A resource as a server tells of it, but for the version of the form that it knows. */
  private static String told(Client client, String name) throws IOException, InterruptedException {
    return client.get(name).good().body().replaceFirst("\"specVersion\":\\d+,", "");
  }

  /** A change of the project has both forget what they have read of what is in it. */
  private void assertKeepWhatTheyDoNotKnow(Client atOld, Client atNew)
      throws IOException, InterruptedException, SQLException {
    LaterField field = new LaterField(postgres.getPostgresDatabase(), "by_new");
    field.put();
    patch(atNew, "/api/v1/projects/rolling", "{\"title\":\"Rolling\"}").good();
    for (Client client : List.of(atOld, atNew)) {
      String name = "/api/v1/projects/rolling/datasets/by_new";
      assertThat(client.get(name).good().body()).doesNotContain("later");
      patch(client, name, "{\"title\":\"kept by %s\"}".formatted(client.url())).good();
      assertThat(field.isThere()).as("after a change at %s", client.url()).isTrue();
    }
  }

  private static Answer patch(Client client, String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        "PATCH",
        path,
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/merge-patch+json");
  }

  private void assertFinishIsRefused() throws IOException, InterruptedException {
    Ended status = upgrade("status");
    assertThat(status.exit()).as(status.err()).isZero();
    assertThat(status.out()).contains("unknown  2 or less", "cannot be finished now");
    Ended refused = upgrade("finish");
    assertThat(refused.exit()).isEqualTo(3);
    assertThat(refused.err()).contains("At work is server", "of form 2 or older", "stop it");
    LOG.log(
        System.Logger.Level.INFO, "While both are at work:\n{0}{1}", status.out(), refused.err());
  }

  private void assertIsFinished(Client atNew) throws IOException, InterruptedException {
    Ended dryRun =
        today.run("upgrade", "finish", "--dry-run", "--data", folder.resolve("new").toString());
    assertThat(dryRun.out()).contains("can be finished");
    Ended finished = upgrade("finish");
    assertThat(finished.exit()).as(finished.err()).isZero();
    assertThat(finished.out()).contains("The upgrade is finished");
    assertThat(upgrade("finish").exit()).as("a second time").isZero();
    assertThat(upgrade("status").out()).contains("The upgrade is finished.");
    assertThat(atNew.get("/api/v1/audit?action=finish-upgrade").good().body())
        .contains("\"action\":\"finish-upgrade\"");
  }

  private void assertOldCannotStart() throws IOException, InterruptedException {
    Ended refused =
        before.run(
            "server",
            "--data",
            folder.resolve("old").toString(),
            "--port",
            "0",
            "--database",
            database());
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err().strip().lines()).hasSize(1);
    assertThat(refused.err()).contains("was upgraded for good", "knows forms up to 2");
    LOG.log(System.Logger.Level.INFO, "The release before says: {0}", refused.err().strip());
  }

  /** Its next build counts so many pairs that it takes some seconds. */
  private static Project pairs(Project project) throws IOException, InterruptedException {
    StringBuilder rows = new StringBuilder("id\n");
    for (int i = 0; i < 40_000; i++) {
      rows.append(7 * i).append('\n');
    }
    project.upload("numbers.csv", rows.toString());
    project.csv("numbers", "numbers.csv", "").good();
    String count =
        "SELECT COUNT(*) AS n FROM numbers AS a CROSS JOIN numbers AS b WHERE MOD(a.id * b.id, 7)"
            + " <> 3";
    project.make("pairs", "numbers", sql(count), "").good();
    return project;
  }
}
