// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names and values as DuckDB's SQL text. */
final class Sql {
  private Sql() {}

  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  static String list(Collection<String> values) {
    return values.stream().map(Sql::text).collect(Collectors.joining(", ", "[", "]"));
  }

  /**
   * A table of the rows of one SELECT; text that holds anything else is refused when it is parsed.
   */
  static String subquery(String select) {
    return "query(" + text(select) + ")";
  }
}
