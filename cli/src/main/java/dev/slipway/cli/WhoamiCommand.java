// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "whoami", description = "Tell who you are to the server, and what you may do.")
final class WhoamiCommand implements Callable<Integer> {
  private final Session session;

  WhoamiCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Json answer = session.server().get(Routes.me());
    Wire.Me me = Documents.readStored(Wire.Me.class, answer);
    session.print(answer, () -> text(me));
    return Exit.DONE;
  }

  private static String text(Wire.Me me) {
    return me.kind()
        + " "
        + me.name()
        + (me.readOnly() ? ", reading only" : "")
        + "\ngroups: "
        + (me.groups().isEmpty() ? "none" : String.join(", ", me.groups()))
        + "\nrights: "
        + (me.rights().isEmpty() ? "those of your projects" : String.join(", ", me.rights()));
  }
}
