// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A program for Node, installed from its lock file into a folder that is kept below {@code target}.
 */
record NodeProject(Path folder) {
  private static final Path MODULE = Launcher.HOME.resolve("testing/system");
  private static final String LOCK = "package-lock.json";

  /** Skips the test where there is no Node, but not in continuous integration. */
  static NodeProject install(String name, String script) throws IOException, InterruptedException {
    assumeTrue(
        System.getenv("CI") != null || (isThere("node") && isThere("npm")),
        "There is no node with npm on the search path.");
    Path source = MODULE.resolve(name);
    Path folder = Files.createDirectories(MODULE.resolve("target").resolve(name));
    Path installed = folder.resolve("installed");
    if (!Files.exists(installed) || Files.mismatch(installed, source.resolve(LOCK)) >= 0) {
      for (String file : List.of("package.json", LOCK, ".npmrc")) {
        copy(source.resolve(file), folder.resolve(file));
      }
      run(folder, "npm", "ci", "--silent");
      copy(source.resolve(LOCK), installed);
    }
    copy(source.resolve(script), folder.resolve(script));
    return new NodeProject(folder);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void run(Path folder, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static boolean isThere(String program) throws InterruptedException {
    try {
      return new ProcessBuilder(program, "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
