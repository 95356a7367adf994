// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import dev.slipway.model.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "runs", description = "List runs, newest first, or show one with its activities.")
final class RunsCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "RUN", arity = "0..1", description = "The uid of a run.")
  private Optional<String> uid = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most. Default: ${DEFAULT-VALUE}")
  private int limit;

  RunsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    String route = uid.map(Routes::run).orElseGet(this::listing);
    Json answer = session.server().get(route);
    session.print(answer, () -> uid.isPresent() ? one(answer) : all(answer));
    return Exit.DONE;
  }

  private String listing() {
    return session
        .projectIfNamed()
        .map(project -> Routes.runs(limit, project))
        .orElseGet(() -> Routes.runs(limit));
  }

  private static String all(Json answer) {
    Grid grid = new Grid("RUN", "TYPE", "STATE", "CREATED");
    List<Run> runs = Documents.readStored(Wire.Runs.class, answer).items();
    runs.forEach(run ->
        grid.row(
            run.uid().value(),
            run.type(),
            Words.word(run.state()),
            Amounts.instant(run.created())));
    return grid.text();
  }

  private String one(Json answer) {
    Wire.Detail detail = Documents.readStored(Wire.Detail.class, answer);
    Instant now = session.surroundings().clock().instant();
    int width = Progress.nameWidth(detail);
    Stream<String> activities =
        detail.activities().stream().map(a -> ActivityLine.of(a, now).text(width));
    Stream<String> whole =
        detail.run().state().isFinal()
            ? Ending.lines(detail).stream()
            : Stream.of(
                "Run " + detail.run().uid() + " is " + Words.word(detail.run().state()) + ".");
    return Stream.concat(activities, whole).collect(Collectors.joining("\n"));
  }
}
