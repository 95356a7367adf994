// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Primitive;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;

/** Casts that PostgreSQL would do otherwise than DuckDB, or not at all. */
final class PostgresCasts {
  private static final String NUMBER =
      "'^\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?\\s*\\Z'";

  private PostgresCasts() {}

  /** A template; none for a cast that is only named. */
  static Optional<String> template(RelDataType from, RelDataType to, boolean orNull) {
    Optional<ColumnType> source = Types.columnType(from);
    Optional<ColumnType> target = Types.columnType(to);
    if (source.isEmpty() || target.isEmpty()) {
      return Optional.empty();
    }
    refuse(source.get(), target.get());
    return orNull
        ? Optional.of(safe(source.get(), target.get()))
        : exact(source.get(), target.get());
  }

  private static void refuse(ColumnType from, ColumnType to) {
    switch (CastKind.of(from, to)) {
      case "binary>text", "text>binary", "float>text" ->
          throw Faults.at(
              "", "PostgreSQL writes " + from + " and " + to + " otherwise; leave out the cast.");
      default -> {}
    }
  }

  private static Optional<String> exact(ColumnType from, ColumnType to) {
    return switch (CastKind.of(from, to)) {
      case "text>int" -> Optional.of("CAST(CAST($1 AS numeric) AS $T)");
      default ->
          to == Primitive.STRING
              ? Optional.of("(CAST($1 AS text) COLLATE \"C\")")
              : Optional.empty();
    };
  }

  private static String safe(ColumnType from, ColumnType to) {
    if (from.equals(to)) {
      return "$1";
    }
    return switch (CastKind.of(from, to)) {
      case "text>int" ->
          to == Primitive.INT32
              ? integer("-2147483648.5", "2147483647.5")
              : integer("-9223372036854775808.5", "9223372036854775807.5");
      default ->
          throw Faults.at(
              "", "PostgreSQL cannot try a cast from " + from + " to " + to + "; use CAST.");
    };
  }

  private static String integer(String least, String most) {
    return "CASE WHEN $1 ~ "
        + NUMBER
        + " THEN CASE WHEN CAST($1 AS numeric) > "
        + least
        + " AND CAST($1 AS numeric) < "
        + most
        + " THEN CAST(CAST($1 AS numeric) AS $T) END END";
  }
}
