// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.system.Launcher.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server that is killed in the middle of a build, and the next one. */
@ExtendWith(Demonstration.Given.class)
class RestartIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration WORKERS_END = Duration.ofSeconds(30);

  private final Demonstration demo;

  RestartIT(Demonstration demo) {
    this.demo = demo;
  }

  @Test
  void goesOnWithABuildWhoseServerWasKilledAndLeavesNothingBehind()
      throws IOException, InterruptedException {
    Studio killed = demo.serve();
    String run = demo.slipway("build", "--mode", "all", "--no-wait").out().strip();
    await(run, "▸ join_flights", "✓ join_flights");
    killed.kill();

    try (Studio next = demo.serve()) {
      String ended = await(run, "Build " + run);
      assertThat(next.url()).isNotNull();
      assertThat(ended).contains("succeeded in").doesNotContain("✗");
      assertThat(demo.value("SELECT COUNT(*) AS n FROM flights_joined")).isEqualTo("336776");
      assertThat(demo.value("SELECT SUM(flights) AS n FROM carriers")).isEqualTo("336776");
    }

    awaitEndOfProcesses();
    assertThat(files(demo.data().resolve("workers"))).isEmpty();
  }

  /** Looks at the run until one of the texts is seen. */
  private String await(String run, String... texts) throws IOException, InterruptedException {
    for (long waited = 0; waited < PATIENCE.toMillis(); waited += 100) {
      Ended seen = demo.slipway("runs", run);
      if (Stream.of(texts).anyMatch(seen.out()::contains)) {
        return seen.out();
      }
      Thread.sleep(Duration.ofMillis(100));
    }
    throw new AssertionError(
        "none of " + List.of(texts) + " in:\n" + demo.slipway("runs", run).out());
  }

  /** Workers see that their server is gone, and go too. */
  private void awaitEndOfProcesses() throws InterruptedException {
    for (long waited = 0;
        waited < WORKERS_END.toMillis() && !processes().isEmpty();
        waited += 100) {
      Thread.sleep(Duration.ofMillis(100));
    }
    assertThat(processes()).isEmpty();
  }

  /** Those that have to do with the data directory: servers and workers. */
  private List<String> processes() {
    String data = demo.data().toString();
    return ProcessHandle.allProcesses()
        .map(Processes::line)
        .filter(line -> line.contains(data))
        .toList();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(Files::isRegularFile).toList();
    }
  }
}
