// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Examination.Finding;
import dev.slipway.cli.Examination.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExaminationTest {
  @TempDir private Path folder;

  @Test
  void tellsHowToGetAJavaThatIsNewEnough() {
    assertThat(Examination.java(21).verdict()).isEqualTo(Verdict.MISSING);
    assertThat(Examination.java(21).told())
        .contains("version 21 is too old")
        .contains("adoptium.net");
    assertThat(Examination.java(25).verdict()).isEqualTo(Verdict.FOUND);
  }

  @Test
  void missesMavenWhereItIsNotOnTheSearchPath() throws InterruptedException {
    assertThat(finding("Maven", 0).verdict()).isEqualTo(Verdict.MISSING);
  }

  @Test
  void quotesTheVersionOfAToolThatItFinds() throws IOException, InterruptedException {
    tool("mvn", "echo 'Apache Maven 3.9'; echo more");

    assertThat(finding("Maven", 0))
        .isEqualTo(new Finding("Maven", Verdict.FOUND, "Apache Maven 3.9"));
  }

  @Test
  void doesNotTakeAToolThatFailsForOneThatIsThere() throws IOException, InterruptedException {
    tool("git", "echo broken; exit 1");

    assertThat(finding("Git", 0).verdict()).isEqualTo(Verdict.OPTIONAL);
  }

  @Test
  void saysThatThePortIsHeldByAnother() throws IOException, InterruptedException {
    try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(finding("Port", held.getLocalPort()).told())
          .contains("is held by another program");
    }
  }

  @Test
  void saysThatThePortIsHeldByTheServerOfTheDirectory() throws IOException, InterruptedException {
    try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = held.getLocalPort();
      Files.createDirectories(folder.resolve("data"));
      Files.writeString(
          folder.resolve("data/server.json"),
          "{\"url\":\"http://127.0.0.1:" + port + "\",\"pid\":1}");

      assertThat(finding("Port", port).verdict()).isEqualTo(Verdict.FOUND);
    }
  }

  @Test
  void findsTheRoomForADirectoryThatIsYetToBeMade() throws InterruptedException {
    assertThat(finding("Data directory", 0).told()).endsWith("will be made at the first start");
    assertThat(finding("Disk", 0).told()).contains("free for " + folder.resolve("data"));
  }

  private Finding finding(String what, int port) throws InterruptedException {
    return new Examination(new Tools(List.of(folder)), folder.resolve("data"), port)
        .all().stream().filter(finding -> finding.what().equals(what)).findFirst().orElseThrow();
  }

  private void tool(String name, String script) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
