// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "delete", description = "Delete one resource. Refused while others refer to it.")
final class DeleteCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "project, connection, dataset, recipe, user, group or service-account")
  private String kind = "";

  @Parameters(index = "1", paramLabel = "NAME", description = "The resource.")
  private String name = "";

  DeleteCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Ref ref = session.ref(Routes.kind(kind), new Name(name));
    session.server().delete(Routes.of(ref));
    session.terminal().line("Deleted " + ref + ".");
    return Exit.DONE;
  }
}
