// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "status",
    description = "Tell where the server is, how it is, and what takes how much room.")
final class StatusCommand implements Callable<Integer> {
  private final Session session;

  StatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Json answer = session.server().get(Routes.status());
    session.print(
        answer, () -> "server: " + session.server().url() + "\n" + Documents.toYaml(answer));
    return Exit.DONE;
  }
}
