// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import dev.slipway.model.Name;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "search",
    description = "Find resources by words of their names, titles, descriptions and tags.")
final class SearchCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "WORD",
      arity = "0..*",
      description = "Words or parts of words, all of which must be there.")
  private String[] words = {};

  @Option(names = "--kind", paramLabel = "KIND", description = "Only of this kind.")
  private String kind = "";

  @Option(names = "--tag", paramLabel = "TAG", description = "Only with this tag.")
  private String tag = "";

  @Option(names = "--owner", paramLabel = "USER", description = "Only of this owner.")
  private String owner = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "At most. Default: ${DEFAULT-VALUE}")
  private int limit;

  SearchCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Map<String, String> filters = new LinkedHashMap<>();
    filters.put("q", String.join(" ", words));
    filters.put("kind", kind.isEmpty() ? "" : Routes.kind(kind).value());
    filters.put("project", session.projectIfNamed().map(Name::value).orElse(""));
    filters.put("tag", tag);
    filters.put("owner", owner);
    filters.put("limit", Integer.toString(limit));
    Json answer = session.server().get(Routes.search(filters));
    Wire.Hits hits = Documents.readStored(Wire.Hits.class, answer);
    session.print(answer, () -> text(hits));
    return hits.items().isEmpty() ? Exit.NO : Exit.DONE;
  }

  private static String text(Wire.Hits hits) {
    if (hits.items().isEmpty()) {
      return "Nothing was found.";
    }
    Grid grid = new Grid("RESOURCE", "TITLE", "TAGS", "OWNER");
    for (Wire.Hit hit : hits.items()) {
      grid.row(
          hit.ref().toString(), hit.title(), String.join(", ", hit.tags()), hit.owner().value());
    }
    return grid.text() + (hits.next().isPresent() ? "\nThere are more; narrow the search." : "");
  }
}
