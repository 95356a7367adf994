// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "rename",
    description =
        "Give a resource another name, and the same in everything that refers to it, at once.")
final class RenameCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      index = "0",
      paramLabel = "REF",
      description = "The resource: dataset:flights, dataset:nyc/flights, project:nyc.")
  private String ref = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "The name that it gets.")
  private String name = "";

  @Option(names = "--dry-run", description = "List what would change and write nothing.")
  private boolean dryRun;

  RenameCommand(Session session) {
    this.session = session;
  }

  private record Renaming(Name name) {}

  @Override
  public Integer call() {
    Ref renamed = session.ref(ref);
    Json answer =
        session
            .server()
            .post(Routes.rename(renamed, dryRun), Documents.write(new Renaming(new Name(name))));
    if (Documents.readStored(Wire.Applied.class, answer).results().isEmpty()) {
      session.print(answer, () -> renamed + " is called so already.");
    } else {
      Outcomes.print(session, answer);
    }
    return Exit.DONE;
  }
}
