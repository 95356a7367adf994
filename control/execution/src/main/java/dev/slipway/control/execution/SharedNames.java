// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.control.resources.Flow;
import dev.slipway.model.DatasetName;
import dev.slipway.model.Name;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The datasets of other projects that a query names, as in {@code FROM "sales/orders"}, and the
 * names under which it reads them: such as SQL allows, each of one dataset and of none of the
 * project's own.
 */
final class SharedNames {
  /** A text or a comment, in which no dataset is named; or the quoted name of one elsewhere. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "'(?:[^']|'')*+'|--[^\\n]*+|/\\*(?s:.*?)\\*/"
              + "|\"([A-Za-z][A-Za-z0-9_-]{0,62})/([A-Za-z][A-Za-z0-9_-]{0,62})\"");

  private static final int LONGEST_BASE = 59;

  private final Flow flow;
  private final Map<String, Name> aliases = new LinkedHashMap<>();
  private final Map<Name, DatasetName> found = new LinkedHashMap<>();

  SharedNames(Flow flow) {
    this.flow = flow;
  }

  /** The datasets by the names that the {@linkplain #replaced text} has for them. */
  Map<Name, DatasetName> found() {
    return found;
  }

  /** The query with other names, as long as before if possible: faults are told by their place. */
  String replaced(String sql) {
    return FOREIGN
        .matcher(sql)
        .replaceAll(match ->
            Matcher.quoteReplacement(match.group(1) == null ? match.group() : replaced(match)));
  }

  private String replaced(MatchResult match) {
    DatasetName name = DatasetName.of(new Name(match.group(1)), new Name(match.group(2)));
    Name alias = aliases.computeIfAbsent(name.key(), key -> free(match));
    found.putIfAbsent(alias, name);
    String quoted = "\"" + alias + "\"";
    return quoted + " ".repeat(Math.max(0, match.group().length() - quoted.length()));
  }

  private Name free(MatchResult match) {
    String whole = match.group(1) + "_" + match.group(2);
    String base = whole.substring(0, Math.min(whole.length(), LONGEST_BASE));
    Name alias = new Name(base);
    for (int number = 2; isTaken(alias); number++) {
      alias = new Name(base + "_" + number);
    }
    return alias;
  }

  private boolean isTaken(Name alias) {
    return flow.dataset(alias).isPresent()
        || aliases.values().stream().anyMatch(other -> other.key().equals(alias.key()));
  }
}
