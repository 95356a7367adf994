// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Decimal;
import dev.slipway.model.ColumnType.ListOf;
import dev.slipway.model.ColumnType.MapOf;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.ColumnType.Struct;

/** From what to what a cast goes, in a word: {@code text>int}. */
final class CastKind {
  private CastKind() {}

  static String of(ColumnType from, ColumnType to) {
    return kind(from) + ">" + kind(to);
  }

  private static String kind(ColumnType type) {
    return switch (type) {
      case Decimal decimal -> "decimal";
      case ListOf list -> "list";
      case MapOf map -> "map";
      case Struct struct -> "struct";
      case Primitive primitive -> kind(primitive);
    };
  }

  private static String kind(Primitive type) {
    return switch (type) {
      case BOOLEAN -> "bool";
      case INT32, INT64 -> "int";
      case FLOAT32, FLOAT64 -> "float";
      case STRING -> "text";
      case BINARY -> "binary";
      case UUID -> "uuid";
      case DATE -> "date";
      case TIME -> "time";
      case TIMESTAMP -> "timestamp";
      case TIMESTAMPTZ -> "timestamptz";
    };
  }
}
