// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
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
    session.print(answer, () -> text(Documents.readStored(Wire.Applied.class, answer)));
    for (Wire.Outcome result : Documents.readStored(Wire.Applied.class, answer).results()) {
      result
          .warnings()
          .forEach(warning -> session.terminal().error(result.ref() + ": " + warning.message()));
    }
    return Exit.DONE;
  }

  private static String text(Wire.Applied applied) {
    Grid grid =
        new Grid(
            Grid.Head.text("RESOURCE"), Grid.Head.text("OUTCOME"), Grid.Head.number("GENERATION"));
    for (Wire.Outcome result : applied.results()) {
      grid.row(result.ref().toString(), result.outcome(), Long.toString(result.generation()));
    }
    return grid.text();
  }
}
