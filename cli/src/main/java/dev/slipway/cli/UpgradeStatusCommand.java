// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "status",
    description =
        "Tell which servers are of which release, what the upgrade has left to do, and what stands"
            + " in its way.")
final class UpgradeStatusCommand implements Callable<Integer> {
  private final Session session;

  UpgradeStatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Json answer = session.server().get(Routes.upgrade());
    session.print(answer, () -> Documents.readStored(UpgradeStatus.class, answer).text());
    return Exit.DONE;
  }
}
