// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "diff",
    description =
        "Show what `apply` would change, or what has changed since a generation, and change nothing."
            + " Exit code 1 if there is a difference.")
final class DiffCommand implements Callable<Integer> {
  private static final String UNCHANGED = "unchanged";

  private final Session session;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "PATH",
      description = "A YAML file of one or more resources, or a folder of such files.")
  private Optional<Path> path = Optional.empty();

  @Parameters(
      paramLabel = "REF",
      arity = "0..1",
      description = "A resource: dataset:flights, dataset:nyc/flights, project:nyc.")
  private Optional<String> ref = Optional.empty();

  @Option(
      names = "--generation",
      paramLabel = "N",
      description = "The generation of REF that is compared with the current one.")
  private Optional<Long> generation = Optional.empty();

  DiffCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (path.isPresent() && ref.isEmpty() && generation.isEmpty()) {
      return files(path.get());
    }
    if (path.isEmpty() && ref.isPresent() && generation.isPresent()) {
      return since(ref.get(), generation.get());
    }
    return session.misused("diff", "Give either -f PATH, or REF with --generation N.");
  }

  private int since(String resource, long earlier) {
    Json answer = session.server().get(Routes.difference(session.ref(resource), earlier));
    Wire.Comparison compared = Documents.readStored(Wire.Comparison.class, answer);
    session.print(
        answer,
        () ->
            compared.yaml().isEmpty()
                ? compared.ref() + " is as it was at generation " + compared.from() + "."
                : compared.yaml());
    return compared.yaml().isEmpty() ? Exit.DONE : Exit.NO;
  }

  private int files(Path files) {
    Json answer = Applying.send(session, files, true);
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
