// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.model.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "cancel",
    description = "End a run. What it has published stays; what it was making is dropped.")
final class CancelCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "RUN", description = "The uid of the run.")
  private String run = "";

  CancelCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    session.server().post(Routes.cancel(run), Json.EMPTY);
    session
        .terminal()
        .line("Asked run " + run + " to end. `slipway runs " + run + "` shows when it has.");
    return Exit.DONE;
  }
}
