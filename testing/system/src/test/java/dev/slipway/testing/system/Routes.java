// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The routes of the description that a server gives of itself. */
final class Routes {
  private static final Pattern PATH =
      Pattern.compile(
          "\"(/[^\"]*)\"\\s*:\\s*\\{(?=\\s*\"(?:get|put|post|patch|delete|head|summary)\")");
  private static final Pattern METHOD =
      Pattern.compile("\"(get|put|post|patch|delete|head)\"\\s*:\\s*\\{");

  private Routes() {}

  /** Each as its method and its path, such as {@code GET /api/v1/runs/{run}}. */
  static Set<String> of(Client client) throws IOException, InterruptedException {
    String description = client.get("/openapi.json").good().body();
    List<MatchResult> paths = PATH.matcher(description).results().toList();
    Set<String> routes = new TreeSet<>();
    for (int i = 0; i < paths.size(); i++) {
      int end = i + 1 < paths.size() ? paths.get(i + 1).start() : description.length();
      String path = paths.get(i).group(1);
      METHOD
          .matcher(description.substring(paths.get(i).end() - 1, end))
          .results()
          .map(method -> method.group(1).toUpperCase(Locale.ROOT) + " " + path)
          .forEach(routes::add);
    }
    return routes;
  }
}
