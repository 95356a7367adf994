// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.system.Launcher.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Servers that cannot start, and say why in one sentence. */
@ExtendWith(Scratch.Given.class)
class BadStartIT {
  private final Scratch studio;
  @TempDir private Path folder;

  BadStartIT(Scratch studio) {
    this.studio = studio;
  }

  @Test
  void namesThePortThatIsTaken() throws IOException, InterruptedException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertRefused(
          1,
          start(folder.resolve("data"), other.getLocalPort()),
          "port " + other.getLocalPort(),
          "--port");
    }
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void namesTheServerThatHasTheDirectory() throws IOException, InterruptedException {
    assertRefused(
        1,
        start(studio.data(), 0),
        studio.data().toString(),
        "is in use by process",
        "Stop that server first");
    studio.client().get("/api/v1/status").good();
    assertThat(studio.data().resolve("server.json")).exists();
  }

  @Test
  void namesTheNewerVersionThatTheDirectoryNeeds()
      throws IOException, InterruptedException, SQLException {
    Path data = folder.resolve("data");
    Studio.start(new Launcher(folder), data).close();
    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("slipway.db"));
        Statement statement = database.createStatement()) {
      statement.executeUpdate("update finished set lowest = 1000, version = '9.8.7'");
    }

    assertRefused(1, start(data, 0), "slipway.db", "Slipway 9.8.7", "or a newer one");
  }

  @Test
  void saysThatAFileIsNoDirectory() throws IOException, InterruptedException {
    Path data = Files.createFile(folder.resolve("data"));

    assertRefused(1, start(data, 0), data.toString());
  }

  @Test
  void endsAlsoForAReasonThatNobodyForesaw() throws IOException, InterruptedException {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.createFile(data.resolve("tasks"));

    Ended ended = start(data, 0);

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err())
        .contains("The server could not start", data.resolve("tasks").toString());
  }

  @Test
  void reportsEveryFaultOfTheCommandLine() throws IOException, InterruptedException {
    Ended ended = new Launcher(folder).run("server", "--prot", "80", "--port", "80000");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("'--prot'", "'80000'", "--data DIR");
  }

  private Ended start(Path data, int port) throws IOException, InterruptedException {
    return new Launcher(folder)
        .run("server", "--data", data.toString(), "--port", Integer.toString(port));
  }

  private static void assertRefused(int exit, Ended ended, String... words) {
    assertThat(ended.exit()).as(ended.err()).isEqualTo(exit);
    assertThat(ended.err()).contains(words).doesNotContain("\tat ");
    assertThat(ended.err().strip().lines()).hasSize(1);
  }
}
