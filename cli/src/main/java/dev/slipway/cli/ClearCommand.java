// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "clear",
    description = "Take all rows out of a managed dataset; its earlier snapshots stay for a while.")
final class ClearCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "DATASET", description = "The dataset.")
  private String dataset = "";

  ClearCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Ref ref = Ref.inProject(Kind.DATASET, session.project(), new Name(dataset));
    Json answer = session.server().post(Routes.clear(ref), Json.EMPTY);
    session.print(
        answer,
        () ->
            "Dataset '"
                + dataset
                + "' has no rows now, as snapshot "
                + Documents.readStored(Wire.Published.class, answer).snapshot()
                + ".\n");
    return Exit.DONE;
  }
}
