// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A tool written in Python, installed from its pinned requirements into a virtual environment that
 * is kept below {@code target}.
 *
 * @param scripts folder of the tool's requirements and scripts
 */
record PythonEnvironment(Path scripts, Path environment) {
  private static final Path MODULE = Launcher.HOME.resolve("testing/system");

  /** Skips the test where there is no Python, but not in continuous integration. */
  static PythonEnvironment install(String name) throws IOException, InterruptedException {
    PythonEnvironment python =
        new PythonEnvironment(MODULE.resolve(name), MODULE.resolve("target").resolve(name));
    assumeTrue(
        System.getenv("CI") != null || isThere("python3"),
        "There is no python3 on the search path.");
    Path installed = python.environment.resolve("requirements.txt");
    Path wanted = python.scripts.resolve("requirements.txt");
    if (!Files.exists(installed) || Files.mismatch(installed, wanted) >= 0) {
      start("python3", "-m", "venv", "--clear", python.environment.toString());
      start(python.program("pip"), "install", "--quiet", "-r", wanted.toString());
      Files.copy(wanted, installed);
    }
    return python;
  }

  String program(String name) {
    return environment.resolve("bin").resolve(name).toString();
  }

  String script(String name) {
    return scripts.resolve(name).toString();
  }

  /** Runs a command to its good end; the lines that it printed. */
  List<String> run(String... command) throws IOException, InterruptedException {
    return start(command);
  }

  private static List<String> start(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.lines().toList();
  }

  private static boolean isThere(String program) throws InterruptedException {
    try {
      return new ProcessBuilder(program, "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
