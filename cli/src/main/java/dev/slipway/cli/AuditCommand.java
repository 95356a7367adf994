// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "audit",
    description =
        "List who changed what, newest first, export it, or check that nobody changed the record.")
final class AuditCommand implements Callable<Integer> {
  /** In which form an export is written. */
  enum Form {
    jsonl,
    csv
  }

  private final Session session;

  @Option(names = "--resource", paramLabel = "REF", description = "Only of this resource.")
  private String resource = "";

  @Option(names = "--caller", paramLabel = "USER", description = "Only what this user did.")
  private String caller = "";

  @Option(
      names = "--action",
      paramLabel = "WORD",
      description = "Only this, such as create, change, rename, restore or delete.")
  private String action = "";

  @Option(names = "--from", paramLabel = "INSTANT", description = "From then on.")
  private String from = "";

  @Option(names = "--to", paramLabel = "INSTANT", description = "Before then.")
  private String to = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "At most in a list. Default: ${DEFAULT-VALUE}")
  private int limit;

  @Option(
      names = "--export",
      paramLabel = "FORM",
      description = "Print all as ${COMPLETION-CANDIDATES}, with the differences.")
  private Optional<Form> export = Optional.empty();

  @Option(names = "--verify", description = "Recompute the chain of hashes of the whole record.")
  private boolean verify;

  AuditCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (verify) {
      Json answer = session.server().get(Routes.auditCheck());
      long entries = Documents.readStored(Wire.Intact.class, answer).entries();
      session.print(answer, () -> "The audit trail holds together: " + entries + " entries.");
    } else if (export.isPresent()) {
      Map<String, String> filters = filters();
      filters.put("format", export.get().name());
      PrintWriter out = session.terminal().out();
      session.server().lines(Routes.auditExport(filters), out::println);
    } else {
      Map<String, String> filters = filters();
      filters.put("limit", Integer.toString(limit));
      Json answer = session.server().get(Routes.audit(filters));
      session.print(answer, () -> text(Documents.readStored(Wire.Audit.class, answer)));
    }
    return Exit.DONE;
  }

  private Map<String, String> filters() {
    Map<String, String> filters = new LinkedHashMap<>();
    filters.put("resource", resource.isEmpty() ? "" : session.ref(resource).toString());
    filters.put("project", session.projectIfNamed().map(Name::value).orElse(""));
    filters.put("caller", caller);
    filters.put("action", action);
    filters.put("from", from);
    filters.put("to", to);
    return filters;
  }

  private static String text(Wire.Audit audit) {
    Grid grid = new Grid("WHEN", "WHO", "DID", "WHAT");
    for (Wire.Audit.Done entry : audit.items()) {
      grid.row(
          Amounts.instant(entry.at()),
          entry.by().name().value(),
          entry.action(),
          entry.ref().toString());
    }
    return grid.text();
  }
}
