// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The columns of a table in order; names are unique ignoring case. */
public record Schema(List<Column> columns) {
  public static final Schema EMPTY = new Schema(List.of());

  public Schema {
    columns = List.copyOf(columns);
    Map<String, String> seen = new HashMap<>();
    for (Column column : columns) {
      String before = seen.put(column.name().toLowerCase(Locale.ROOT), column.name());
      if (before != null) {
        throw new SlipwayException(
            ErrorCode.INVALID,
            "The columns '"
                + before
                + "' and '"
                + column.name()
                + "' have the same name, ignoring case; rename one.");
      }
    }
  }

  /** The column of that name, ignoring case. */
  public Optional<Column> find(String name) {
    return columns.stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst();
  }

  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }
}
