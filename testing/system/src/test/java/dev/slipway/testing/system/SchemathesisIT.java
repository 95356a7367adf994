// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests that Schemathesis makes up from the OpenAPI file, valid and not: none is a failure of
 * the server, and every answer is what the file says. The file says little of bodies yet.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SchemathesisIT {
  private static final String SEED = "20130101";

  @TempDir private Path folder;

  @Test
  void findsNoRequestThatTheServerFailsOn() throws IOException, InterruptedException {
    PythonEnvironment python = PythonEnvironment.install("schemathesis");
    Path data = folder.resolve("data");
    try (Studio studio = Studio.start(new Launcher(folder), data)) {
      List<String> said =
          python.run(
              python.program("schemathesis"),
              "run",
              studio.url() + "/openapi.json",
              "--header",
              "Authorization: Bearer " + Studio.token(data),
              "--checks",
              "not_a_server_error,response_schema_conformance,response_headers_conformance",
              "--suppress-health-check",
              "all",
              "--phases",
              "coverage,fuzzing",
              "--max-examples",
              "10",
              "--request-timeout",
              "20",
              // Never ends by itself.
              "--exclude-path",
              "/api/v1/changes",
              "--generation-database",
              "none",
              "--seed",
              SEED);

      String counts = String.join("\n", said);
      assertThat(counts).containsPattern(Pattern.compile("\\b\\d{4,} generated, \\d{4,} passed"));
      said.stream()
          .filter(line -> line.contains(" generated, "))
          .forEach(line -> System.out.println("Schemathesis, seed " + SEED + ":" + line));
    }
  }
}
