// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import dev.slipway.model.Column;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Decimal;
import dev.slipway.model.ColumnType.Field;
import dev.slipway.model.ColumnType.ListOf;
import dev.slipway.model.ColumnType.MapOf;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.ColumnType.Struct;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** Column types and Iceberg's, both ways. */
final class SchemaMapping {
  private SchemaMapping() {}

  /** Iceberg's form of a schema; the ids are only distinct, Iceberg numbers them anew. */
  static org.apache.iceberg.Schema toIceberg(Schema schema) {
    AtomicInteger ids = new AtomicInteger();
    List<NestedField> fields = new ArrayList<>();
    for (Column column : schema.columns()) {
      NestedField.Builder field =
          NestedField.builder()
              .withId(ids.incrementAndGet())
              .isOptional(true)
              .withName(column.name())
              .ofType(toIceberg(column.type(), ids));
      fields.add(
          column.description().isEmpty()
              ? field.build()
              : field.withDoc(column.description()).build());
    }
    return new org.apache.iceberg.Schema(fields);
  }

  private static Type toIceberg(ColumnType type, AtomicInteger ids) {
    return switch (type) {
      case Primitive primitive -> toIceberg(primitive);
      case Decimal decimal -> Types.DecimalType.of(decimal.precision(), decimal.scale());
      case ListOf list ->
          Types.ListType.ofOptional(ids.incrementAndGet(), toIceberg(list.element(), ids));
      case MapOf map ->
          Types.MapType.ofOptional(
              ids.incrementAndGet(),
              ids.incrementAndGet(),
              toIceberg(map.key(), ids),
              toIceberg(map.value(), ids));
      case Struct struct ->
          Types.StructType.of(
              struct.fields().stream()
                  .map(f ->
                      NestedField.optional(
                          ids.incrementAndGet(), f.name(), toIceberg(f.type(), ids)))
                  .toList());
    };
  }

  private static Type toIceberg(Primitive primitive) {
    return switch (primitive) {
      case BOOLEAN -> Types.BooleanType.get();
      case INT32 -> Types.IntegerType.get();
      case INT64 -> Types.LongType.get();
      case FLOAT32 -> Types.FloatType.get();
      case FLOAT64 -> Types.DoubleType.get();
      case STRING -> Types.StringType.get();
      case BINARY -> Types.BinaryType.get();
      case UUID -> Types.UUIDType.get();
      case DATE -> Types.DateType.get();
      case TIME -> Types.TimeType.get();
      case TIMESTAMP -> Types.TimestampType.withoutZone();
      case TIMESTAMPTZ -> Types.TimestampType.withZone();
    };
  }

  /**
   * The columns of an Iceberg table.
   *
   * @throws SlipwayException {@code INVALID} if a column has a type that Slipway's tables cannot
   *     hold, or two have the same name, ignoring case
   */
  static Schema fromIceberg(org.apache.iceberg.Schema schema) {
    return new Schema(
        schema.columns().stream()
            .map(f ->
                new Column(
                    f.name(), type(f.name(), f.type()), Objects.requireNonNullElse(f.doc(), "")))
            .toList());
  }

  private static ColumnType type(String path, Type type) {
    return switch (type.typeId()) {
      case BOOLEAN -> Primitive.BOOLEAN;
      case INTEGER -> Primitive.INT32;
      case LONG -> Primitive.INT64;
      case FLOAT -> Primitive.FLOAT32;
      case DOUBLE -> Primitive.FLOAT64;
      case STRING -> Primitive.STRING;
      case BINARY -> Primitive.BINARY;
      case UUID -> Primitive.UUID;
      case DATE -> Primitive.DATE;
      case TIME -> Primitive.TIME;
      case TIMESTAMP ->
          ((Types.TimestampType) type).shouldAdjustToUTC()
              ? Primitive.TIMESTAMPTZ
              : Primitive.TIMESTAMP;
      case DECIMAL ->
          new Decimal(((Types.DecimalType) type).precision(), ((Types.DecimalType) type).scale());
      case LIST -> new ListOf(type(path + ".element", type.asListType().elementType()));
      case MAP ->
          new MapOf(
              type(path + ".key", type.asMapType().keyType()),
              type(path + ".value", type.asMapType().valueType()));
      case STRUCT ->
          new Struct(
              type.asStructType().fields().stream()
                  .map(f -> new Field(f.name(), type(path + "." + f.name(), f.type())))
                  .toList());
      case FIXED, TIMESTAMP_NANO, VARIANT, GEOMETRY, GEOGRAPHY, UNKNOWN ->
          throw new SlipwayException(
              ErrorCode.INVALID,
              "The column '"
                  + path
                  + "' has the type "
                  + type
                  + ", which a managed dataset cannot hold."
                  + " Cast it to one of Slipway's column types, such as binary or timestamp.");
    };
  }
}
