// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalProviderTest {
  @TempDir Path home;
  private Path data;
  private LocalProvider provider;

  @BeforeEach
  void open() throws IOException {
    data = Files.createDirectory(home.resolve("data"));
    provider =
        new LocalProvider(
            data,
            Set.of("logs", "tasks", "workers"),
            Set.of(home.resolve("keys/key.json"), home.resolve("mounted")),
            new Random(1),
            Runnable::run);
  }

  @ParameterizedTest
  @ValueSource(strings = {"files", "files/deep", "../beside", "logs-of-mine", "nothing-there/yet"})
  void takesADirectoryBesideItsOwnFiles(String root) {
    assertThat(problems(root)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".", "..", "../..", "/", "files/..", "logs", "tasks/x", "workers", "x/../logs"})
  void refusesARootThatHoldsFilesOfSlipwayItself(String root) {
    assertThat(problems(root))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.pointer()).isEqualTo("/root");
          assertThat(problem.message()).contains("'" + root + "'", "files of Slipway itself");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"../keys", "../keys/key.json", "../mounted", "../mounted/deep"})
  void refusesARootThatHoldsSecrets(String root) {
    assertThat(problems(root))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("files of Slipway itself"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1/x", "s3://bucket", "file:///etc", "HTTPS:/x", "gs://b"})
  void refusesARootThatIsAnAddress(String root) {
    assertThat(problems(root))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("'" + root + "' is an address"));
  }

  @Test
  void followsALinkBeforeItJudges() throws IOException {
    Path link = Files.createSymbolicLink(home.resolve("link"), data);
    assertThat(problems(link.toString())).hasSize(1);
  }

  @Test
  void refusesAFileAndSettingsThatItDoesNotKnow() throws IOException {
    Files.writeString(data.resolve("table.csv"), "a");
    assertThat(problems("table.csv"))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("is a file"));
    ConnectionSpec spec = new ConnectionSpec("local", "files", "", Map.of("regoin", "eu"));
    assertThat(provider.problems(spec))
        .extracting(Problem::pointer)
        .containsExactly("/settings/regoin");
  }

  private List<Problem> problems(String root) {
    return provider.problems(new ConnectionSpec("local", root, "managed", Map.of()));
  }
}
