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

@Command(name = "snapshots", description = "List what a dataset has published, newest first.")
final class SnapshotsCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "DATASET", description = "The dataset.")
  private String dataset = "";

  SnapshotsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Ref ref = Ref.inProject(Kind.DATASET, session.project(), new Name(dataset));
    Json answer = session.server().get(Routes.snapshots(ref));
    session.print(answer, () -> text(Documents.readStored(Wire.Snapshots.class, answer)));
    return Exit.DONE;
  }

  private static String text(Wire.Snapshots snapshots) {
    Grid grid =
        new Grid(
            Grid.Head.number("SNAPSHOT"),
            Grid.Head.text("WHEN"),
            Grid.Head.number("ROWS"),
            Grid.Head.text("NOW"));
    for (Wire.Snapshot snapshot : snapshots.items()) {
      grid.row(
          Long.toString(snapshot.snapshot()),
          Amounts.instant(snapshot.at()),
          Amounts.rows(snapshot.rows()),
          snapshot.isCurrent() ? "published" : "");
    }
    return grid.text();
  }
}
