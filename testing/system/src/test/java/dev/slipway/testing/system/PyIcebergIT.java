// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Somebody else's client on the catalog: PyIceberg, installed from its pinned requirements into a
 * virtual environment that is kept below {@code target}. Skipped where there is no Python, but not
 * in continuous integration.
 */
@ExtendWith(Demonstration.Given.class)
class PyIcebergIT {
  private static final Path MODULE = Launcher.HOME.resolve("testing/system");
  private static final Path SCRIPTS = MODULE.resolve("pyiceberg");
  private static final Path ENVIRONMENT = MODULE.resolve("target/pyiceberg");

  @BeforeAll
  static void installPyIceberg() throws IOException, InterruptedException {
    boolean isInCi = System.getenv("CI") != null;
    assumeTrue(isInCi || isThere("python3"), "There is no python3 on the search path.");
    Path installed = ENVIRONMENT.resolve("requirements.txt");
    Path wanted = SCRIPTS.resolve("requirements.txt");
    if (Files.exists(installed) && Files.mismatch(installed, wanted) < 0) {
      return;
    }
    run("python3", "-m", "venv", "--clear", ENVIRONMENT.toString());
    run(ENVIRONMENT.resolve("bin/pip").toString(), "install", "--quiet", "-r", wanted.toString());
    Files.copy(wanted, installed);
  }

  @Test
  void readsADatasetAndKeepsATableOfItsOwn(Demonstration demo)
      throws IOException, InterruptedException {
    try (Studio studio = demo.serve()) {
      List<String> facts =
          run(
              ENVIRONMENT.resolve("bin/python").toString(),
              SCRIPTS.resolve("catalog.py").toString(),
              studio.url().toString(),
              Files.readString(demo.data().resolve("admin-token")).strip(),
              "nycflights",
              "flights_joined");

      assertThat(facts)
          .containsExactly(
              "rows 336776",
              "appended 2",
              "stale change refused",
              "columns id,name,first",
              "values [None, None, 30]");
      assertThat(demo.value("SELECT SUM(id) AS s FROM from_python")).isEqualTo("6");
    }
  }

  private static boolean isThere(String program) throws InterruptedException {
    try {
      return new ProcessBuilder(program, "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<String> run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.lines().toList();
  }
}
