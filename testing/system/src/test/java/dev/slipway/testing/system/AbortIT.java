// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static dev.slipway.testing.system.Project.sql;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Builds that somebody ends, and builds whose worker dies. */
@ExtendWith(Scratch.Given.class)
class AbortIT {
  private static final Duration AT_WORK = Duration.ofMillis(800);

  private final Scratch studio;
  private final Processes processes;

  AbortIT(Scratch studio) {
    this.studio = studio;
    this.processes = new Processes(studio.data());
  }

  /** A project with a table of one row, whose next build has the square of so many pairs to see. */
  private Project pairs(String name, int numbers) throws IOException, InterruptedException {
    Project project = studio.project(name);
    project.upload("numbers.csv", "id\n1\n2\n");
    project.csv("numbers", "numbers.csv", "").good();
    String count =
        "SELECT COUNT(*) AS n FROM numbers AS a CROSS JOIN numbers AS b WHERE MOD(a.id * b.id, 7) <> 3";
    project.make("pairs", "numbers", sql(count), "").good();
    project.built("pairs");

    StringBuilder more = new StringBuilder("id\n");
    for (int i = 0; i < numbers; i++) {
      more.append(7 * i).append('\n');
    }
    project.upload("numbers.csv", more.toString());
    return project;
  }

  @Test
  @Timeout(60)
  void endsWithinSecondsAndLeavesTheOldTable() throws IOException, InterruptedException {
    Project project = pairs("aborted", 200_000);
    String run = project.atWork("pairs", processes, AT_WORK);

    long asked = System.nanoTime();
    studio
        .client()
        .send("POST", "/api/v1/runs/" + run + "/actions/cancel", BodyPublishers.noBody())
        .good();
    Answer ended = project.ended(run);

    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
    assertThat(ended.text("state")).isEqualTo("cancelled");
    assertThat(ended.body()).contains("what it had not published stays as it was");
    assertThat(project.sample("pairs").good().body()).contains("[[4]]");
    assertThat(project.query("SELECT n FROM pairs").good().body()).contains("[[4]]");
  }

  @Test
  @Timeout(120)
  void triesAgainAfterItsWorkerWasKilled() throws IOException, InterruptedException {
    Project project = pairs("killed", 30_000);
    String run = project.atWork("pairs", processes, AT_WORK);

    processes.workers().forEach(ProcessHandle::destroyForcibly);
    Answer ended = project.ended(run);

    assertThat(ended.text("state")).as(ended.body()).isEqualTo("succeeded");
    assertThat(ended.body())
        .containsOnlyOnce("\"number\":1")
        .containsOnlyOnce("\"number\":2")
        .contains("\"code\":\"worker-died\"", "went away before it answered")
        .doesNotContain("\"number\":3");
    assertThat(project.sample("pairs").good().body()).contains("[[900000000]]");
    studio.client().get("/api/v1/status").good();
  }
}
