// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
  private static PythonEnvironment python;

  @BeforeAll
  static void installPyIceberg() throws IOException, InterruptedException {
    python = PythonEnvironment.install("pyiceberg");
  }

  @Test
  void readsADatasetAndKeepsATableOfItsOwn(Demonstration demo)
      throws IOException, InterruptedException {
    try (Studio studio = demo.serve()) {
      List<String> facts =
          python.run(
              python.program("python"),
              python.script("catalog.py"),
              studio.url().toString(),
              Studio.token(demo.data()),
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
}
