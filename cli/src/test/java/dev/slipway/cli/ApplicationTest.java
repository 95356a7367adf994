// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationTest {
  @TempDir private Path folder;

  @Test
  void documentsEveryCommandAndExitCode() {
    CommandLineFixture slipway = new CommandLineFixture(folder);

    assertThat(slipway.run("help")).isEqualTo(Exit.DONE);

    assertThat(slipway.out())
        .contains(
            "demo",
            "server",
            "apply",
            "diff",
            "get",
            "delete",
            "export",
            "build",
            "runs",
            "logs",
            "cancel",
            "sample",
            "sql",
            "status",
            "doctor",
            "version",
            "completion")
        .contains("3   The server refused the request.");
  }

  @Test
  void saysWhatThereIsWhenNothingIsAskedFor() {
    CommandLineFixture slipway = new CommandLineFixture(folder);

    assertThat(slipway.run()).isEqualTo(Exit.USAGE);

    assertThat(slipway.err()).contains("Usage: slipway", "apply", "Exit codes:");
  }

  @Test
  void helpsWithOneCommand() {
    CommandLineFixture slipway = new CommandLineFixture(folder);

    assertThat(slipway.run("build", "--help")).isEqualTo(Exit.DONE);

    assertThat(slipway.out()).contains("Usage: slipway build", "--dry-run", "--data=DIR");
  }

  @Test
  void explainsEachCommand() {
    new Application(
            new CommandLineFixture(folder).terminal(),
            new CommandLineFixture(folder).surroundings())
        .commands()
        .getSubcommands()
        .forEach((name, command) ->
            assertThat(command.getUsageMessage())
                .as(name)
                .contains("Usage: slipway " + name)
                .contains("."));
  }

  @Test
  void printsACompletionScriptForTheShell() {
    CommandLineFixture slipway = new CommandLineFixture(folder);

    assertThat(slipway.run("completion")).isEqualTo(Exit.DONE);

    assertThat(slipway.out()).contains("complete -F _complete_slipway").contains("--dry-run");
  }

  @Test
  void sendsWhoWantsAServerToTheLauncher() {
    CommandLineFixture slipway = new CommandLineFixture(folder);

    assertThat(slipway.run("server", "--port", "9")).isEqualTo(Exit.USAGE);

    assertThat(slipway.err())
        .contains(folder.resolve("slipway") + " server --data")
        .contains("--port 9");
  }

  @Test
  void printsItsVersion() {
    CommandLineFixture slipway = new CommandLineFixture(folder);

    assertThat(slipway.run("version")).isEqualTo(Exit.DONE);

    assertThat(slipway.out()).startsWith("slipway ").contains(" on Java ");
  }
}
