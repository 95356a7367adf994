// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.documents.FieldChange;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "history",
    description = "List the generations of a resource, newest first: who made each, what changed.")
final class HistoryCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "REF",
      description = "The resource: dataset:flights, dataset:nyc/flights, project:nyc.")
  private String ref = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most. Default: ${DEFAULT-VALUE}")
  private int limit;

  HistoryCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Json answer = session.server().get(Routes.generations(session.ref(ref), limit));
    session.print(answer, () -> text(Documents.readStored(Wire.Generations.class, answer)));
    return Exit.DONE;
  }

  private static String text(Wire.Generations generations) {
    Grid grid =
        new Grid(
            Grid.Head.number("GENERATION"),
            Grid.Head.text("WHEN"),
            Grid.Head.text("WHO"),
            Grid.Head.text("DID"),
            Grid.Head.text("CHANGED"));
    for (Wire.Generation generation : generations.items()) {
      grid.row(
          Long.toString(generation.generation()),
          Amounts.instant(generation.at()),
          generation.by().map(Name::value).orElse(""),
          generation.action(),
          generation.changes().stream()
              .map(FieldChange::pointer)
              .collect(Collectors.joining(", ")));
    }
    return grid.text();
  }
}
