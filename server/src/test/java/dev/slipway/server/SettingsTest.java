// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.control.execution.Concurrency;
import dev.slipway.control.execution.Policy;
import dev.slipway.control.execution.Retention;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  private static final Settings.Machine MACHINE =
      new Settings.Machine(Path.of("/home/ada"), 4, 16L << 30, "worker.jar");

  @TempDir Path directory;

  @Test
  void takesItsDefaultsFromTheMachine() throws Exception {
    Settings settings = Settings.parse(List.of(), MACHINE);
    assertThat(settings.data()).isEqualTo(Path.of("/home/ada/.slipway"));
    assertThat(settings.port()).isEqualTo(7171);
    assertThat(settings.workers()).isEqualTo(4);
    assertThat(settings.workerMemory()).isEqualTo(1L << 30);
    assertThat(settings.workerClassPath()).isEqualTo("worker.jar");
    assertThat(settings.oidc()).isEmpty();
  }

  @Test
  void takesWhatItIsTold() throws Exception {
    Settings settings =
        Settings.parse(
            List.of(
                "--data",
                "/srv/x/../slipway",
                "--port",
                "0",
                "--workers",
                "2",
                "--host-name",
                "studio.example.org,[fd00::1]",
                "--worker-memory",
                "512",
                "--oidc",
                "/etc/slipway/oidc.yaml"),
            MACHINE);
    assertThat(settings.data()).isEqualTo(Path.of("/srv/slipway"));
    assertThat(settings.port()).isZero();
    assertThat(settings.hostNames()).containsExactly("studio.example.org", "[fd00::1]");
    assertThat(settings.workers()).isEqualTo(2);
    assertThat(settings.workerMemory()).isEqualTo(512L << 20);
    assertThat(settings.oidc()).contains(Path.of("/etc/slipway/oidc.yaml"));
  }

  @Test
  void takesHowRunsAreTreated() throws Exception {
    Policy usual = Settings.parse(List.of(), MACHINE).policy();
    assertThat(usual.concurrency()).isEqualTo(new Concurrency(4, 4, 4));
    assertThat(usual.retention()).isEqualTo(Retention.STANDARD);

    List<String> told = new ArrayList<>(List.of("--workers", "8", "--project-limit", "3"));
    told.addAll(List.of("--user-limit", "2", "--keep-days", "7", "--keep-runs", "99"));
    told.addAll(List.of("--keep-logs", "64"));
    Policy policy = Settings.parse(told, MACHINE).policy();

    assertThat(policy.concurrency()).isEqualTo(new Concurrency(8, 3, 2));
    assertThat(policy.retention()).isEqualTo(new Retention(Duration.ofDays(7), 99, 64L << 20));
  }

  @Test
  void reportsAllProblemsAtOnce() {
    assertThatThrownBy(() ->
            Settings.parse(
                List.of(
                    "--port",
                    "70000",
                    "--wrkers",
                    "--workers",
                    "x",
                    "--host-name",
                    "http://a",
                    "--data"),
                MACHINE))
        .isInstanceOf(Settings.Refused.class)
        .hasMessageContaining("--port is '70000', expected a number from 0 to 65535")
        .hasMessageContaining("no setting '--wrkers'")
        .hasMessageContaining("--workers is 'x'")
        .hasMessageContaining("--host-name has 'http://a'")
        .hasMessageContaining("--data needs a value");
  }

  @Test
  void keepsEverythingInADatabaseOfItsOwnUnlessItIsToldAnother() throws Exception {
    assertThat(Settings.parse(List.of(), MACHINE).database()).isEmpty();
    assertThatThrownBy(() -> Settings.parse(List.of("--database-password-file", "f"), MACHINE))
        .isInstanceOf(Settings.Refused.class)
        .hasMessageContaining("needs --database");
  }

  @Test
  void takesThePasswordOfADatabaseFromTheFirstLineOfAFileAndShowsNone() throws Exception {
    Path file = Files.writeString(directory.resolve("password"), "hunter2\n");
    Settings settings =
        Settings.parse(
            List.of(
                "--database",
                "postgresql://db/studio?user=ada&password=hunter3",
                "--database-password-file",
                file.toString()),
            MACHINE);

    assertThat(settings.database().orElseThrow().address().password()).contains("hunter2");
    assertThat(settings.toString()).contains("postgresql://db/studio").doesNotContain("hunter");
  }

  @Test
  void listensForOthersOnlyWhereSomebodyEndsTls() throws Exception {
    assertThatThrownBy(() -> Settings.parse(List.of("--host", "0.0.0.0"), MACHINE))
        .hasMessageContaining("--host 0.0.0.0 can be reached by others");
    assertThatThrownBy(() -> Settings.parse(List.of("--host", "example.org"), MACHINE))
        .hasMessageContaining("--host is 'example.org', expected an address");
    assertThat(Settings.parse(List.of("--host", "::1"), MACHINE).tls()).isEqualTo(new Tls.Off());
    assertThat(Settings.parse(List.of("--host", "0.0.0.0", "--tls", "proxy"), MACHINE).tls())
        .isEqualTo(new Tls.Proxy());
    assertThat(
            Settings.parse(
                    List.of("--host", "::", "--tls-certificate", "/c", "--tls-key", "/k"), MACHINE)
                .tls())
        .isEqualTo(new Tls.Files(Path.of("/c"), Path.of("/k")));
    assertThatThrownBy(() -> Settings.parse(List.of("--tls", "on", "--tls-key", "/k"), MACHINE))
        .hasMessageContaining("--tls is 'on'")
        .hasMessageContaining("need each other");
  }
}
