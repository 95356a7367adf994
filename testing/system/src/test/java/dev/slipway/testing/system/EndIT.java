// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static dev.slipway.testing.system.Project.sql;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is asked to end, with somebody listening and a build under way. */
class EndIT {
  private static final String PAIRS =
      "SELECT COUNT(*) AS n FROM numbers AS a CROSS JOIN numbers AS b WHERE MOD(a.id * b.id, 7) <> 3";

  @TempDir private Path folder;

  @Test
  @Timeout(120)
  void endsSoonAndGoesOnWithItsBuildsAtTheNextStart() throws IOException, InterruptedException {
    Path data = folder.resolve("data");
    Studio first = Studio.start(new Launcher(folder), data);
    String run;
    try (Client client = Client.of(first, data)) {
      Project project = Project.create(client, "slow");
      project.upload(
          "numbers.csv",
          IntStream.range(0, 20_000)
              .collect(
                  () -> new StringBuilder("id\n"),
                  (text, i) -> text.append(7 * i).append('\n'),
                  StringBuilder::append)
              .toString());
      project.csv("numbers", "numbers.csv", "").good();
      project.make("pairs", "numbers", sql(PAIRS), "").good();
      run = project.build("pairs");

      try (Stream<String> lines = client.listen("/api/v1/changes?after=0").body()) {
        assertThat(lines.iterator().next()).isEqualTo(":from position 0");
        long asked = System.nanoTime();
        first.close();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(8));
      }
    }
    assertThat(data.resolve("server.json")).doesNotExist();
    new Processes(data).awaitEnd();
    assertThat(Files.readString(folder.resolve("data-server.log"))).doesNotContain("ERROR");

    try (Studio second = Studio.start(new Launcher(folder), data);
        Client client = Client.of(second, data)) {
      Answer ended = Project.of(client, "slow").ended(run);
      assertThat(ended.text("state")).as(ended.body()).isEqualTo("succeeded");
    }
  }
}
