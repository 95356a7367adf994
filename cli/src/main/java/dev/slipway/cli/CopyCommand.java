// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "copy",
    description =
        "Copy a resource under another name; a project with all that is in it. Data of managed"
            + " datasets is not copied.")
final class CopyCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      index = "0",
      paramLabel = "REF",
      description = "The resource: dataset:flights, dataset:nyc/flights, project:nyc.")
  private String ref = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "The name of the copy.")
  private String name = "";

  @Option(
      names = "--to-project",
      paramLabel = "KEY",
      description = "Where the copy goes. Default: the project of the resource.")
  private Optional<String> into = Optional.empty();

  @Option(names = "--dry-run", description = "Check everything and write nothing.")
  private boolean dryRun;

  CopyCommand(Session session) {
    this.session = session;
  }

  private record Copying(Name name, Optional<Name> project) {}

  @Override
  public Integer call() {
    Json answer =
        session
            .server()
            .post(
                Routes.copy(session.ref(ref), dryRun),
                Documents.write(new Copying(new Name(name), into.map(Name::new))));
    Outcomes.print(session, answer);
    return Exit.DONE;
  }
}
