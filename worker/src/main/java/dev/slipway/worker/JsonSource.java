// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static java.util.stream.Collectors.joining;

import dev.slipway.model.Column;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.Schema;
import java.nio.file.Path;
import java.util.List;

/**
 * The SELECT that reads JSON lines. A key that an object lacks is null; other keys are left alone.
 */
final class JsonSource {
  private JsonSource() {}

  static String select(Schema schema, List<Path> files) {
    return "SELECT * FROM " + read(schema.columns(), files);
  }

  /** Of lines that were made of another format, in which bytes are text with escapes. */
  static String converted(Schema schema, List<Path> files) {
    List<Column> written =
        schema.columns().stream()
            .map(column -> Column.of(column.name(), withoutBytes(column.type())))
            .toList();
    String casts =
        schema.columns().stream()
            .map(column ->
                "CAST("
                    + Sql.name(column.name())
                    + " AS "
                    + DuckType.sql(column.type())
                    + ") AS "
                    + Sql.name(column.name()))
            .collect(joining(", "));
    return "SELECT " + casts + " FROM " + read(written, files);
  }

  private static ColumnType withoutBytes(ColumnType type) {
    return switch (type) {
      case Primitive primitive -> primitive == Primitive.BINARY ? Primitive.STRING : primitive;
      case ColumnType.Decimal decimal -> decimal;
      case ColumnType.ListOf(ColumnType element) -> new ColumnType.ListOf(withoutBytes(element));
      case ColumnType.MapOf(ColumnType key, ColumnType value) ->
          new ColumnType.MapOf(withoutBytes(key), withoutBytes(value));
      case ColumnType.Struct(List<ColumnType.Field> fields) ->
          new ColumnType.Struct(
              fields.stream()
                  .map(field -> new ColumnType.Field(field.name(), withoutBytes(field.type())))
                  .toList());
    };
  }

  private static String read(List<Column> columns, List<Path> files) {
    String types =
        columns.stream()
            .map(column -> Sql.text(column.name()) + ": " + Sql.text(DuckType.sql(column.type())))
            .collect(joining(", ", "{", "}"));
    return "read_json("
        + Sql.list(files.stream().map(Path::toString).toList())
        + ", format = 'newline_delimited', records = true, hive_partitioning = false, columns = "
        + types
        + ")";
  }
}
