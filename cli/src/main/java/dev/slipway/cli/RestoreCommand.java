// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "restore",
    description = "Make a new generation of a resource out of an earlier one. The name stays.")
final class RestoreCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "REF",
      description = "The resource: dataset:flights, dataset:nyc/flights, project:nyc.")
  private String ref = "";

  @Option(
      names = "--generation",
      paramLabel = "N",
      required = true,
      description = "The one to come back to; `slipway history REF` lists them.")
  private long generation;

  @Option(names = "--dry-run", description = "Check everything and write nothing.")
  private boolean dryRun;

  RestoreCommand(Session session) {
    this.session = session;
  }

  private record Restoring(long generation) {}

  @Override
  public Integer call() {
    Json answer =
        session
            .server()
            .post(
                Routes.restore(session.ref(ref), dryRun),
                Documents.write(new Restoring(generation)));
    Outcomes.print(session, answer);
    return Exit.DONE;
  }
}
