// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static java.util.stream.Collectors.joining;

import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Decimal;
import dev.slipway.model.ColumnType.ListOf;
import dev.slipway.model.ColumnType.MapOf;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.ColumnType.Struct;

/** Column types as DuckDB writes them, and back. */
final class DuckType {
  private DuckType() {}

  static String sql(ColumnType type) {
    return switch (type) {
      case Primitive primitive -> primitive(primitive);
      case Decimal(int precision, int scale) -> "DECIMAL(" + precision + "," + scale + ")";
      case ListOf(ColumnType element) -> sql(element) + "[]";
      case MapOf(ColumnType key, ColumnType value) -> "MAP(" + sql(key) + ", " + sql(value) + ")";
      case Struct struct ->
          struct.fields().stream()
              .map(field -> Sql.name(field.name()) + " " + sql(field.type()))
              .collect(joining(", ", "STRUCT(", ")"));
    };
  }

  private static String primitive(Primitive type) {
    return switch (type) {
      case BOOLEAN -> "BOOLEAN";
      case INT32 -> "INTEGER";
      case INT64 -> "BIGINT";
      case FLOAT32 -> "FLOAT";
      case FLOAT64 -> "DOUBLE";
      case STRING -> "VARCHAR";
      case BINARY -> "BLOB";
      case UUID -> "UUID";
      case DATE -> "DATE";
      case TIME -> "TIME";
      case TIMESTAMP -> "TIMESTAMP";
      case TIMESTAMPTZ -> "TIMESTAMPTZ";
    };
  }

  /**
   * The narrowest column type that holds every value of a DuckDB type; {@code string} where none
   * does.
   */
  static ColumnType parse(String text) {
    return new DuckTypeParser(text).parse();
  }
}
