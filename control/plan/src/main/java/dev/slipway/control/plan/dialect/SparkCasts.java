// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;

/** Casts that Spark would do otherwise than DuckDB, or not at all. */
final class SparkCasts {
  private SparkCasts() {}

  /** A template; none for a cast that is only named. */
  static Optional<String> template(RelDataType from, RelDataType to, boolean orNull) {
    Optional<ColumnType> source = Types.columnType(from);
    Optional<ColumnType> target = Types.columnType(to);
    if (source.isEmpty() || target.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        inner(source.get(), target.get())
            .replace("CAST(", orNull ? "TRY_CAST(" : "CAST(")
            .replace("TRY_TRY_", "TRY_"));
  }

  private static String inner(ColumnType from, ColumnType to) {
    return switch (CastKind.of(from, to)) {
      case "float>int" -> "CAST(rint($1) AS $T)";
      case "decimal>int" -> "CAST(round($1, 0) AS $T)";
      case "text>int" -> "CAST(round(CAST($1 AS DECIMAL(38, 18)), 0) AS $T)";
      case "timestamptz>text" -> "(CAST($1 AS STRING) || '+00')";
      case "binary>text", "text>binary", "float>text" ->
          throw Faults.at(
              "", "Spark writes " + from + " and " + to + " otherwise; leave out the cast.");
      default -> "CAST($1 AS $T)";
    };
  }
}
