// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The release before this one, built from this repository's own history. */
final class PreviousRelease {
  private static final System.Logger LOG = System.getLogger(PreviousRelease.class.getName());
  private static final Path SCRIPT = Launcher.HOME.resolve("testing/system/previous-release/build");
  private static final int NO_HISTORY = 3;

  private PreviousRelease() {}

  /** Builds it if need be. Without the history of the repository the test is left out. */
  static Launcher launcher(Path folder) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Path out = folder.resolve("previous-release.out");
    Path err = folder.resolve("previous-release.err");
    ProcessBuilder builder =
        new ProcessBuilder(SCRIPT.toString())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    repository()
        .ifPresent(
            path -> builder.environment().put("SLIPWAY_MAVEN_OPTS", "-Dmaven.repo.local=" + path));
    Process process = builder.start();
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    String said = Files.readString(err);
    assumeFalse(
        process.exitValue() == NO_HISTORY,
        "LEFT OUT, for the release before this one cannot be built: " + said);
    assertThat(process.exitValue()).as(said).isZero();
    LOG.log(
        System.Logger.Level.INFO,
        "The release before this one was there after {0}.",
        Duration.ofNanos(System.nanoTime() - begun));
    return new Launcher(folder, Path.of(Files.readString(out).strip()));
  }

  /** Where the Maven that runs this test keeps what it needs. */
  private static Optional<String> repository() {
    return Optional.ofNullable(System.getProperty("maven.repo.local"))
        .or(() -> Optional.ofNullable(System.getProperty("localRepository")));
  }
}
