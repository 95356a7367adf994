// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.model.Json;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "apply",
    description =
        "Create or change resources so that they are what files say. All of them, or none.")
final class ApplyCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "PATH",
      required = true,
      description = "A YAML file of one or more resources, or a folder of such files.")
  private Path path = Path.of("");

  @Option(names = "--dry-run", description = "Check everything and write nothing.")
  private boolean dryRun;

  ApplyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Json answer = Applying.send(session, path, dryRun);
    Outcomes.print(session, answer);
    return Exit.DONE;
  }
}
