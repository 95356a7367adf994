// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Decimal;
import dev.slipway.model.ColumnType.ListOf;
import dev.slipway.model.ColumnType.MapOf;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.ColumnType.Struct;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.util.Litmus;

/** A column type where SQL names a type: checked as Calcite's type, written as the engine's. */
public final class TypeName extends SqlTypeNameSpec {
  private final ColumnType type;

  private TypeName(ColumnType type, SqlParserPos position) {
    super(new SqlIdentifier(type.toString(), position), position);
    this.type = type;
  }

  public static SqlDataTypeSpec spec(ColumnType type, SqlParserPos position) {
    return new SqlDataTypeSpec(new TypeName(type, position), position);
  }

  public ColumnType type() {
    return type;
  }

  @Override
  public RelDataType deriveType(SqlValidator validator) {
    return Types.of(type);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.print(
        writer.getDialect() instanceof EngineDialect dialect
            ? dialect.typeName(type)
            : duckDb(type));
    writer.setNeedWhitespace(true);
  }

  @Override
  public boolean equalsDeep(SqlTypeNameSpec other, Litmus litmus) {
    return (other instanceof TypeName that && that.type.equals(type))
        ? litmus.succeed()
        : litmus.fail("{} != {}", this, other);
  }

  /** The type as DuckDB writes it. */
  public static String duckDb(ColumnType type) {
    return switch (type) {
      case Primitive primitive -> duckDb(primitive);
      case Decimal(int precision, int scale) -> "DECIMAL(" + precision + ", " + scale + ")";
      case ListOf(ColumnType element) -> duckDb(element) + "[]";
      case MapOf(ColumnType key, ColumnType value) ->
          "MAP(" + duckDb(key) + ", " + duckDb(value) + ")";
      case Struct struct ->
          struct.fields().stream()
              .map(field -> DuckDbDialect.quoted(field.name()) + " " + duckDb(field.type()))
              .collect(Collectors.joining(", ", "STRUCT(", ")"));
    };
  }

  private static String duckDb(Primitive type) {
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
}
