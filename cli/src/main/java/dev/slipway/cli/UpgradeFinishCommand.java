// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "finish",
    description =
        "Finish the upgrade: no older server can start from then on, what is stored in an older"
            + " form is written in today's, and what only older servers needed is taken away."
            + " Refused while an older server is at work. After an interruption, run it again.")
final class UpgradeFinishCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--dry-run", description = "Look whether it could be finished, and do nothing.")
  private boolean dryRun;

  UpgradeFinishCommand(Session session) {
    this.session = session;
  }

  /** What the server answers. */
  private record Progress(long recast, List<UpgradeStatus.Step> taken, UpgradeStatus status) {}

  /** The server does a part at each call, so that it can be told how far it is. */
  @Override
  public Integer call() {
    Json answer = ask();
    Progress progress = read(answer);
    long recast = progress.recast();
    while (!dryRun && !progress.status().finished()) {
      if (progress.recast() == 0) {
        session.terminal().error("The server writes nothing more and is not done:");
        session.print(answer, progress.status()::text);
        return Exit.NO;
      }
      if (!session.isForMachines()) {
        session.terminal().line("Written in today's form: " + recast + " specs, going on …");
      }
      answer = ask();
      progress = read(answer);
      recast += progress.recast();
    }
    String text = text(progress, recast);
    session.print(answer, () -> text);
    return Exit.DONE;
  }

  private Json ask() {
    return session.server().post(Routes.finishUpgrade(dryRun), Json.EMPTY);
  }

  private static Progress read(Json answer) {
    return Documents.readStored(Progress.class, answer);
  }

  private String text(Progress progress, long recast) {
    if (dryRun) {
      return progress.status().text();
    }
    String done = "The upgrade is finished: " + recast + " specs were written in today's form, ";
    return progress.taken().isEmpty()
        ? done + "and there was nothing to take away."
        : done
            + "and taken away was "
            + String.join(", ", progress.taken().stream().map(UpgradeStatus.Step::name).toList())
            + ".";
  }
}
