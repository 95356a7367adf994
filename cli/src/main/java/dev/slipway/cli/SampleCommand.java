// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "sample", description = "Show the first rows of a dataset.")
final class SampleCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "DATASET", description = "The dataset.")
  private String dataset = "";

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most. Default: ${DEFAULT-VALUE}")
  private int rows;

  @Option(names = "--rejected", description = "Show the last output that a check refused.")
  private boolean rejected;

  SampleCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Json answer =
        session.server().get(Routes.sample(session.project(), new Name(dataset), rows, rejected));
    session.print(answer, () -> RowsTable.text(Documents.readStored(Wire.Rows.class, answer)));
    return Exit.DONE;
  }
}
