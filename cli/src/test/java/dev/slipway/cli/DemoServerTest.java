// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoServerTest {
  @TempDir private Path home;

  @Test
  void usesTheServerThatAlreadyRunsAndLeavesItAlone() throws Exception {
    try (FakeServer running = new FakeServer()) {
      running.on("GET /health", "{}");
      running.describeIn(data());
      CommandLineFixture slipway = new CommandLineFixture(home);

      try (DemoServer server = DemoServer.open(surroundings(), slipway.terminal(), data(), 7171)) {
        assertThat(server.server().isHealthy()).isTrue();
        server.serve();
      }

      assertThat(slipway.out()).contains("A studio already runs on");
    }
  }

  @Test
  void startsTheLauncherAndEndsWhatItStarted() throws Exception {
    try (FakeServer running = new FakeServer()) {
      running.on("GET /health", "{}");
      launcher(
          "echo \"{\\\"url\\\":\\\""
              + running.url()
              + "\\\",\\\"pid\\\":$$}\" > \"$3/server.json\"; echo $$ > pid; exec sleep 60");

      try (DemoServer server =
          DemoServer.open(surroundings(), new CommandLineFixture(home).terminal(), data(), 0)) {
        assertThat(server.data()).isEqualTo(data());
        assertThat(child()).isPresent();
      }

      assertThat(child()).isEmpty();
    }
  }

  @Test
  void repeatsTheLastWordsOfAServerThatDidNotStart() throws IOException {
    launcher("echo 'The data directory is in use by process 7.' >&2; exit 1");

    assertThatThrownBy(() ->
            DemoServer.open(surroundings(), new CommandLineFixture(home).terminal(), data(), 0))
        .hasMessageContaining(
            "The server did not start. It said:\nThe data directory is in use by process 7.");
  }

  @Test
  void saysThatThePortIsInUseBeforeItStartsAnything() throws IOException {
    try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = held.getLocalPort();

      assertThatThrownBy(() ->
              DemoServer.open(
                  surroundings(), new CommandLineFixture(home).terminal(), data(), port))
          .hasMessage(
              "Port "
                  + port
                  + " is in use by another program. Choose another with --port, or --port 0 for any"
                  + " free one.");
    }
  }

  private Path data() {
    return home.resolve(".slipway/demo");
  }

  private Optional<ProcessHandle> child() throws IOException {
    return ProcessHandle.of(Long.parseLong(Files.readString(home.resolve("pid")).strip()))
        .filter(ProcessHandle::isAlive);
  }

  private Surroundings surroundings() {
    return new Surroundings(
        home,
        home,
        home,
        List.of(),
        InstantSource.system(),
        time -> Thread.sleep(Duration.ofMillis(5)));
  }

  private void launcher(String script) throws IOException {
    Path file = home.resolve("slipway");
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
