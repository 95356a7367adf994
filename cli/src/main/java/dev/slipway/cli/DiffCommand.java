// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "diff",
    description =
        "Show what `apply` would change, and change nothing. Exit code 1 if there is a difference.")
final class DiffCommand implements Callable<Integer> {
  private static final String UNCHANGED = "unchanged";

  private final Session session;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "PATH",
      required = true,
      description = "A YAML file of one or more resources, or a folder of such files.")
  private Path path = Path.of("");

  DiffCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Json answer = Applying.send(session, path, true);
    List<Wire.Outcome> different =
        Documents.readStored(Wire.Applied.class, answer).results().stream()
            .filter(result -> !result.outcome().equals(UNCHANGED))
            .toList();
    session.print(answer, () -> text(different));
    return different.isEmpty() ? Exit.DONE : Exit.NO;
  }

  private static String text(List<Wire.Outcome> different) {
    return different.isEmpty()
        ? "The server has what the files say."
        : different.stream()
            .map(result ->
                result.ref()
                    + " would be "
                    + result.outcome()
                    + "\n"
                    + indented(result.difference()))
            .collect(Collectors.joining("\n"));
  }

  private static String indented(Json difference) {
    return Documents.toYaml(difference).stripTrailing().indent(4).stripTrailing();
  }
}
