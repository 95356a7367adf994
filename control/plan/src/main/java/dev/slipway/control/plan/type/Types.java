// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.type;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Decimal;
import dev.slipway.model.ColumnType.Field;
import dev.slipway.model.ColumnType.ListOf;
import dev.slipway.model.ColumnType.MapOf;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.ColumnType.Struct;
import dev.slipway.model.Schema;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Column types as Calcite's types, and back. Everything may be null; text is Unicode of any length.
 */
public final class Types {
  public static final RelDataTypeFactory FACTORY =
      new SqlTypeFactoryImpl(TypeRules.INSTANCE) {
        @Override
        public Charset getDefaultCharset() {
          return StandardCharsets.UTF_8;
        }
      };

  private Types() {}

  public static RelDataType row(Schema schema) {
    RelDataTypeFactory.Builder row = FACTORY.builder();
    schema.columns().forEach(column -> row.add(column.name(), of(column.type())));
    return row.build();
  }

  public static RelDataType of(ColumnType type) {
    RelDataType plain =
        switch (type) {
          case Primitive primitive -> FACTORY.createSqlType(name(primitive));
          case Decimal(int precision, int scale) ->
              FACTORY.createSqlType(SqlTypeName.DECIMAL, precision, scale);
          case ListOf(ColumnType element) -> FACTORY.createArrayType(of(element), -1);
          case MapOf(ColumnType key, ColumnType value) -> FACTORY.createMapType(of(key), of(value));
          case Struct(List<Field> fields) ->
              FACTORY.createStructType(
                  fields.stream().map(field -> of(field.type())).toList(),
                  fields.stream().map(Field::name).toList());
        };
    return FACTORY.createTypeWithNullability(plain, true);
  }

  private static SqlTypeName name(Primitive type) {
    return switch (type) {
      case BOOLEAN -> SqlTypeName.BOOLEAN;
      case INT32 -> SqlTypeName.INTEGER;
      case INT64 -> SqlTypeName.BIGINT;
      case FLOAT32 -> SqlTypeName.REAL;
      case FLOAT64 -> SqlTypeName.DOUBLE;
      case STRING -> SqlTypeName.VARCHAR;
      case BINARY -> SqlTypeName.VARBINARY;
      case UUID -> SqlTypeName.UUID;
      case DATE -> SqlTypeName.DATE;
      case TIME -> SqlTypeName.TIME;
      case TIMESTAMP -> SqlTypeName.TIMESTAMP;
      case TIMESTAMPTZ -> SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
    };
  }

  /**
   * The column type that holds values of this type; none for intervals, bare nulls and the like.
   */
  public static Optional<ColumnType> columnType(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case BOOLEAN -> Optional.of(Primitive.BOOLEAN);
      case TINYINT, SMALLINT, INTEGER -> Optional.of(Primitive.INT32);
      case BIGINT -> Optional.of(Primitive.INT64);
      case REAL -> Optional.of(Primitive.FLOAT32);
      case FLOAT, DOUBLE -> Optional.of(Primitive.FLOAT64);
      case DECIMAL -> Optional.of(new Decimal(type.getPrecision(), type.getScale()));
      case CHAR, VARCHAR -> Optional.of(Primitive.STRING);
      case BINARY, VARBINARY -> Optional.of(Primitive.BINARY);
      case UUID -> Optional.of(Primitive.UUID);
      case DATE -> Optional.of(Primitive.DATE);
      case TIME -> Optional.of(Primitive.TIME);
      case TIMESTAMP -> Optional.of(Primitive.TIMESTAMP);
      case TIMESTAMP_TZ, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> Optional.of(Primitive.TIMESTAMPTZ);
      case ARRAY -> columnType(Objects.requireNonNull(type.getComponentType())).map(ListOf::new);
      case MAP -> map(type);
      case ROW -> struct(type);
      default -> Optional.empty();
    };
  }

  /** A type as users know it, for sentences. */
  public static String name(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.NULL
        ? "null"
        : columnType(type).map(Object::toString).orElse(type.toString());
  }

  private static Optional<ColumnType> map(RelDataType type) {
    Optional<ColumnType> value = columnType(Objects.requireNonNull(type.getValueType()));
    return columnType(Objects.requireNonNull(type.getKeyType()))
        .flatMap(key -> value.map(v -> new MapOf(key, v)));
  }

  private static Optional<ColumnType> struct(RelDataType type) {
    List<Field> fields =
        type.getFieldList().stream()
            .flatMap(f -> columnType(f.getType()).map(t -> new Field(f.getName(), t)).stream())
            .toList();
    return fields.size() == type.getFieldCount()
        ? Optional.of(new Struct(fields))
        : Optional.empty();
  }

  /** The schema of a row type. */
  public static Schema schema(RelDataType row) {
    return new Schema(
        row.getFieldList().stream()
            .map(f -> Column.of(f.getName(), stored(f.getName(), f.getType())))
            .toList());
  }

  private static ColumnType stored(String column, RelDataType type) {
    return columnType(type)
        .orElseThrow(() ->
            Faults.at(
                "",
                type.getSqlTypeName() == SqlTypeName.NULL
                    ? "The column '"
                        + column
                        + "' is always null and so has no type; write CAST(NULL AS string)"
                        + " or another type."
                    : "The column '"
                        + column
                        + "' holds values of type "
                        + type
                        + ", which cannot be stored;"
                        + " cast it to a column type."));
  }
}
