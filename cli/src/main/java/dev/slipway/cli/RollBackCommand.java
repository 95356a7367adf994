// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "roll-back",
    description = "Publish what a managed dataset held at an earlier snapshot.")
final class RollBackCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "DATASET", description = "The dataset.")
  private String dataset = "";

  @Parameters(index = "1", paramLabel = "SNAPSHOT", description = "As 'slipway snapshots' tells.")
  private long snapshot;

  RollBackCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Ref ref = Ref.inProject(Kind.DATASET, session.project(), new Name(dataset));
    Json answer =
        session.server().post(Routes.rollBack(ref), Documents.write(Map.of("snapshot", snapshot)));
    session.print(
        answer, () -> "Dataset '" + dataset + "' is what it was at snapshot " + snapshot + ".\n");
    return Exit.DONE;
  }
}
