// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.formula;

import dev.slipway.control.plan.dialect.TypeName;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Decimal;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.SlipwayException;
import java.util.Locale;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * The column type that somebody wrote in SQL: Slipway's own name ({@code int64}) or a standard one.
 */
final class WrittenType {
  private WrittenType() {}

  static ColumnType of(String text, SqlDataTypeSpec spec) {
    SqlTypeNameSpec name = spec.getTypeNameSpec();
    SqlParserPos at = spec.getParserPosition();
    return switch (name) {
      case TypeName known -> known.type();
      case SqlBasicTypeNameSpec standard -> standard(text, at, standard);
      case SqlUserDefinedTypeNameSpec own -> own(text, at, own.getTypeName().toString());
      default -> throw Parsing.fault(text, at, "A list, map or struct cannot be cast to");
    };
  }

  private static ColumnType own(String text, SqlParserPos at, String name) {
    try {
      return ColumnType.parse(name);
    } catch (SlipwayException e) {
      throw Parsing.fault(text, at, String.valueOf(e.getMessage()).replaceAll("\\.$", ""));
    }
  }

  private static ColumnType standard(String text, SqlParserPos at, SqlBasicTypeNameSpec spec) {
    String name = spec.getTypeName().getSimple().toUpperCase(Locale.ROOT);
    return switch (name) {
      case "BOOLEAN" -> Primitive.BOOLEAN;
      case "TINYINT", "SMALLINT", "INTEGER" -> Primitive.INT32;
      case "BIGINT" -> Primitive.INT64;
      case "REAL" -> Primitive.FLOAT32;
      case "FLOAT", "DOUBLE" -> Primitive.FLOAT64;
      case "DECIMAL" -> decimal(text, at, spec);
      case "CHAR", "VARCHAR" -> text(text, at, spec);
      case "BINARY", "VARBINARY" -> Primitive.BINARY;
      case "UUID" -> Primitive.UUID;
      case "DATE" -> Primitive.DATE;
      case "TIME" -> Primitive.TIME;
      case "TIMESTAMP" -> Primitive.TIMESTAMP;
      case "TIMESTAMP_WITH_LOCAL_TIME_ZONE", "TIMESTAMP_TZ" -> Primitive.TIMESTAMPTZ;
      default -> throw Parsing.fault(text, at, name + " is no type of Slipway");
    };
  }

  private static ColumnType decimal(String text, SqlParserPos at, SqlBasicTypeNameSpec spec) {
    if (spec.getPrecision() < 0) {
      throw Parsing.fault(text, at, "A decimal says how many digits it has: decimal(10, 2)");
    }
    try {
      return new Decimal(spec.getPrecision(), Math.max(0, spec.getScale()));
    } catch (SlipwayException e) {
      throw Parsing.fault(text, at, String.valueOf(e.getMessage()).replaceAll("\\.$", ""));
    }
  }

  private static ColumnType text(String text, SqlParserPos at, SqlBasicTypeNameSpec spec) {
    if (spec.getPrecision() > 0) {
      throw Parsing.fault(
          text, at, "Text has no greatest length: write string, and left(text, length) to cut");
    }
    return Primitive.STRING;
  }
}
