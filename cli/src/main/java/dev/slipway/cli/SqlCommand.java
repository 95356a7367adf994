// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "sql",
    description = "Ask one SELECT over the datasets of a project, by their names. Reads only.")
final class SqlCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "QUERY",
      arity = "1..*",
      description = "Such as 'SELECT carrier, COUNT(*) AS n FROM flights GROUP BY carrier'.")
  private List<String> words = List.of();

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "100",
      description = "At most. Default: ${DEFAULT-VALUE}")
  private int rows;

  SqlCommand(Session session) {
    this.session = session;
  }

  /** A query as the server takes it. */
  record Query(String sql, int rows) {}

  @Override
  public Integer call() {
    Query query = new Query(String.join(" ", words), rows);
    Json answer = session.server().post(Routes.query(session.project()), Documents.write(query));
    session.print(answer, () -> RowsTable.text(Documents.readStored(Wire.Rows.class, answer)));
    return Exit.DONE;
  }
}
