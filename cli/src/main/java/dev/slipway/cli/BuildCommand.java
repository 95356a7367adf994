// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.BuildRequest;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import dev.slipway.model.Priority;
import dev.slipway.model.Run;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "build",
    description =
        "Bring datasets up to date, and show the work. Exit code 1 if it does not succeed.")
final class BuildCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "DATASET",
      arity = "0..*",
      description = "The datasets wanted; all where none is named.")
  private List<String> datasets = List.of();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "stale",
      description =
          "What is considered: only, stale, all, missing or downstream. Default: ${DEFAULT-VALUE}")
  private String mode = "stale";

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "Build the datasets with this tag, too; may be given several times.")
  private List<String> tags = List.of();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Build the datasets of this zone, too; may be given several times.")
  private List<String> zones = List.of();

  @Option(
      names = "--stop-at",
      paramLabel = "DATASET",
      description =
          "Go no further than this dataset: it is read as it is, or with the mode downstream made"
              + " and nothing from it. May be given several times.")
  private List<String> stopAt = List.of();

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Set a variable for this build alone; may be given several times.")
  private List<String> assignments = List.of();

  @Option(
      names = "--priority",
      paramLabel = "PRIORITY",
      defaultValue = "interactive",
      description =
          "What it goes before: interactive, scheduled or backfill. Default: ${DEFAULT-VALUE}")
  private String priority = "interactive";

  @Option(names = "--dry-run", description = "Show what would run and why, and run nothing.")
  private boolean dryRun;

  @Option(names = "--no-wait", description = "Start the build and print its run at once.")
  private boolean noWait;

  BuildCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Name project = session.project();
    Json request =
        Documents.write(
            new BuildRequest(
                datasets.stream().map(Name::new).toList(),
                tags,
                zones.stream().map(Name::new).toList(),
                stopAt.stream().map(Name::new).toList(),
                wantedMode(),
                wantedPriority(),
                Assignments.read(assignments)));
    Json answer = session.server().post(Routes.build(project, dryRun), request);
    if (dryRun) {
      session.print(answer, () -> Planning.text(Documents.readStored(Wire.Plan.class, answer)));
      return Exit.DONE;
    }
    Run run = Documents.readStored(Run.class, answer);
    if (noWait) {
      session.print(answer, () -> run.uid().value());
      return Exit.DONE;
    }
    return follow(run);
  }

  private int follow(Run run) {
    Progress progress = session.isForMachines() ? Progress.NONE : Progress.on(session.terminal());
    Wire.Detail end =
        new Following(session.server(), session.surroundings())
            .untilEnd(run.uid().value(), progress);
    session.print(Documents.write(end), () -> String.join("\n", Ending.lines(end)));
    return Ending.exit(end);
  }

  private Priority wantedPriority() {
    return Words.constant(Priority.class, priority.toLowerCase(Locale.ROOT), "priority");
  }

  private BuildRequest.Mode wantedMode() {
    return Words.constant(
        BuildRequest.Mode.class, mode.toLowerCase(Locale.ROOT), "mode of building");
  }
}
