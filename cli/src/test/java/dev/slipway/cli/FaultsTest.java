// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsTest {
  @TempDir private Path folder;

  @Test
  void saysThatNoServerRunsOnTheDirectoryAndHowToStartOne() {
    CommandLineFixture slipway = new CommandLineFixture(folder);

    assertThat(slipway.run("status")).isEqualTo(Exit.UNREACHABLE);

    assertThat(slipway.err())
        .contains("No server runs on the data directory " + folder.resolve(".slipway"))
        .contains("slipway server --data");
  }

  @Test
  void saysThatTheServerWasKilled() throws IOException {
    FakeServer server = new FakeServer();
    Path data = server.describeIn(folder.resolve("data"));
    server.close();
    CommandLineFixture slipway = new CommandLineFixture(folder);

    assertThat(slipway.run("status", "--data", data.toString())).isEqualTo(Exit.UNREACHABLE);

    assertThat(slipway.err()).contains("No server answers at " + server.url());
  }

  @Test
  void repeatsTheSentenceOfTheServer() throws IOException {
    try (FakeServer server = new FakeServer()) {
      server.refuses(
          "GET /api/v1/status", 403, Answers.problem("forbidden", 403, "You may not see it.", ""));

      CommandLineFixture slipway = called(server);

      assertThat(slipway.err()).isEqualToNormalizingNewlines("You may not see it.\n");
    }
  }

  @Test
  void doesNotSayTwiceWhatHasNoPlace() throws IOException {
    try (FakeServer server = new FakeServer()) {
      String problems =
          "{\"pointer\":\"\",\"line\":0,\"message\":\"It is so.\"},{\"pointer\":\"/x\",\"line\":3,\"message\":\"It is so.\"}";
      server.refuses(
          "GET /api/v1/status", 422, Answers.problem("invalid", 422, "No. It is so.", problems));

      CommandLineFixture slipway = called(server);

      assertThat(slipway.err())
          .isEqualToNormalizingNewlines("No. It is so.\n  line 3, /x: It is so.\n");
    }
  }

  @Test
  void takesAnUnknownCodeForOneOfTheSameStatus() throws IOException {
    try (FakeServer server = new FakeServer()) {
      server.refuses(
          "GET /api/v1/status", 500, Answers.problem("new-in-2030", 500, "It broke.", ""));
      CommandLineFixture slipway = new CommandLineFixture(folder);

      assertThat(slipway.run("status", "--data", server.describeIn(folder).toString()))
          .isEqualTo(Exit.FAULT);
    }
  }

  @Test
  void wondersWhetherThatIsASlipwayServerAtAll() throws IOException {
    try (FakeServer server = new FakeServer()) {
      CommandLineFixture slipway = called(server);

      assertThat(slipway.err())
          .contains("was answered with 404 and no reason; is that a Slipway server?");
    }
  }

  @Test
  void namesTheOptionThatIsUnknownAndWhereToRead() {
    CommandLineFixture slipway = new CommandLineFixture(folder);

    assertThat(slipway.run("build", "--fast")).isEqualTo(Exit.USAGE);

    assertThat(slipway.err()).contains("Unknown option: '--fast'").contains("slipway build --help");
  }

  @Test
  void suggestsTheCommandThatWasMeant() {
    CommandLineFixture slipway = new CommandLineFixture(folder);

    assertThat(slipway.run("biuld")).isEqualTo(Exit.USAGE);

    assertThat(slipway.err()).contains("slipway build");
  }

  private CommandLineFixture called(FakeServer server) throws IOException {
    CommandLineFixture slipway = new CommandLineFixture(folder);
    slipway.run("status", "--data", server.describeIn(folder).toString());
    return slipway;
  }
}
