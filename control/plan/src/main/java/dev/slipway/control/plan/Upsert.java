// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import dev.slipway.control.plan.dialect.DuckDbDialect;
import dev.slipway.control.plan.dialect.TypeName;
import dev.slipway.model.Column;
import dev.slipway.model.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** New rows in the place of those that are equal in some columns, beside the others. */
final class Upsert {
  private Upsert() {}

  /**
   * One SELECT for DuckDB with the columns of the output.
   *
   * @param keys columns of the output; nulls are equal to each other
   * @param table under which name the rows are known that are there
   * @param stored their columns; those that they have not are null
   */
  static String sql(Planned.Output output, List<String> keys, String table, Schema stored) {
    Set<String> there =
        stored.names().stream().map(Upsert::key).collect(Collectors.toUnmodifiableSet());
    String same =
        keys.stream()
            .map(
                key -> there.contains(key(key)) ? same(key) : "arrived." + quoted(key) + " IS NULL")
            .collect(Collectors.joining(" AND "));
    return "WITH arrived AS MATERIALIZED (\n"
        + output.sql()
        + "\n)\nSELECT * FROM arrived\nUNION ALL\nSELECT "
        + output.schema().columns().stream()
            .map(column -> kept(column, there.contains(key(column.name()))))
            .collect(Collectors.joining(", "))
        + "\nFROM "
        + quoted(table)
        + " AS stored\nWHERE NOT EXISTS (SELECT 1 FROM arrived WHERE "
        + same
        + ")";
  }

  private static String same(String key) {
    return "arrived." + quoted(key) + " IS NOT DISTINCT FROM stored." + quoted(key);
  }

  private static String kept(Column column, boolean isThere) {
    String value = isThere ? "stored." + quoted(column.name()) : "NULL";
    return "CAST("
        + value
        + " AS "
        + TypeName.duckDb(column.type())
        + ") AS "
        + quoted(column.name());
  }

  private static String key(String column) {
    return column.toLowerCase(Locale.ROOT);
  }

  private static String quoted(String name) {
    return DuckDbDialect.quoted(name);
  }
}
