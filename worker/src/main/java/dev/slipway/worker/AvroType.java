// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Primitive;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Avro's types as column types. A union of several types is the widest of them, otherwise text. */
final class AvroType {
  private static final int DEEPEST = 50;
  private static final Set<Schema.Type> WHOLE = EnumSet.of(Schema.Type.INT, Schema.Type.LONG);
  private static final Set<Schema.Type> REAL =
      EnumSet.of(Schema.Type.INT, Schema.Type.LONG, Schema.Type.FLOAT, Schema.Type.DOUBLE);

  private AvroType() {}

  /**
   * @throws IllegalArgumentException if it contains itself
   */
  static ColumnType of(Schema schema) {
    return of(schema, 0);
  }

  private static ColumnType of(Schema schema, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("its type " + schema.getName() + " contains itself");
    }
    return logical(schema)
        .orElseGet(() ->
            switch (schema.getType()) {
              case BOOLEAN -> Primitive.BOOLEAN;
              case INT -> Primitive.INT32;
              case LONG -> Primitive.INT64;
              case FLOAT -> Primitive.FLOAT32;
              case DOUBLE -> Primitive.FLOAT64;
              case STRING, ENUM, NULL -> Primitive.STRING;
              case BYTES, FIXED -> Primitive.BINARY;
              case ARRAY -> new ColumnType.ListOf(of(schema.getElementType(), depth + 1));
              case MAP ->
                  new ColumnType.MapOf(Primitive.STRING, of(schema.getValueType(), depth + 1));
              case RECORD -> struct(schema, depth);
              case UNION -> union(schema, depth);
            });
  }

  private static Optional<ColumnType> logical(Schema schema) {
    return switch (schema.getLogicalType()) {
      case LogicalTypes.Decimal decimal when decimal.getPrecision() <= 38 ->
          Optional.of(new ColumnType.Decimal(decimal.getPrecision(), decimal.getScale()));
      case LogicalTypes.Date _ -> Optional.of(Primitive.DATE);
      case LogicalTypes.TimeMillis _, LogicalTypes.TimeMicros _ -> Optional.of(Primitive.TIME);
      case LogicalTypes.TimestampMillis _,
          LogicalTypes.TimestampMicros _,
          LogicalTypes.TimestampNanos _ ->
          Optional.of(Primitive.TIMESTAMPTZ);
      case LogicalTypes.LocalTimestampMillis _,
          LogicalTypes.LocalTimestampMicros _,
          LogicalTypes.LocalTimestampNanos _ ->
          Optional.of(Primitive.TIMESTAMP);
      case null -> Optional.empty();
      default ->
          schema.getLogicalType().getName().equals("uuid") && schema.getType() == Schema.Type.STRING
              ? Optional.of(Primitive.UUID)
              : Optional.empty();
    };
  }

  private static ColumnType struct(Schema schema, int depth) {
    List<ColumnType.Field> fields = new ArrayList<>();
    for (Schema.Field field : schema.getFields()) {
      fields.add(new ColumnType.Field(field.name(), of(field.schema(), depth + 1)));
    }
    return new ColumnType.Struct(fields);
  }

  private static ColumnType union(Schema schema, int depth) {
    List<Schema> values =
        schema.getTypes().stream().filter(type -> type.getType() != Schema.Type.NULL).toList();
    Set<Schema.Type> types = EnumSet.noneOf(Schema.Type.class);
    values.forEach(value -> types.add(value.getType()));
    if (values.size() == 1) {
      return of(values.getFirst(), depth + 1);
    }
    boolean isPlain = values.stream().allMatch(value -> value.getLogicalType() == null);
    return isPlain && WHOLE.containsAll(types) && !types.isEmpty()
        ? Primitive.INT64
        : isPlain && REAL.containsAll(types) && !types.isEmpty()
            ? Primitive.FLOAT64
            : Primitive.STRING;
  }
}
