// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.type;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * The types that Slipway SQL computes with, where the SQL standard leaves a choice: decimals have
 * up to 38 digits, times microseconds; a sum of integers is int64, of decimals decimal(38, s), of
 * floats float64; a mean is float64.
 */
public final class TypeRules extends RelDataTypeSystemImpl {
  public static final TypeRules INSTANCE = new TypeRules();
  private static final int DIGITS = 38;
  private static final int MICROSECONDS = 6;

  @Override
  public int getMaxPrecision(SqlTypeName type) {
    return switch (type) {
      case DECIMAL -> DIGITS;
      case TIME, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> MICROSECONDS;
      default -> super.getMaxPrecision(type);
    };
  }

  @Override
  public int getMaxScale(SqlTypeName type) {
    return type == SqlTypeName.DECIMAL ? DIGITS : super.getMaxScale(type);
  }

  @Override
  public int getDefaultPrecision(SqlTypeName type) {
    return switch (type) {
      case TIME, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> MICROSECONDS;
      default -> super.getDefaultPrecision(type);
    };
  }

  @Override
  public RelDataType deriveSumType(RelDataTypeFactory types, RelDataType of) {
    SqlTypeName sum =
        switch (of.getSqlTypeName()) {
          case TINYINT, SMALLINT, INTEGER, BIGINT -> SqlTypeName.BIGINT;
          case DECIMAL -> SqlTypeName.DECIMAL;
          default -> SqlTypeName.DOUBLE;
        };
    return nullable(
        types,
        sum == SqlTypeName.DECIMAL
            ? types.createSqlType(sum, DIGITS, of.getScale())
            : types.createSqlType(sum));
  }

  @Override
  public RelDataType deriveAvgAggType(RelDataTypeFactory types, RelDataType of) {
    return nullable(types, types.createSqlType(SqlTypeName.DOUBLE));
  }

  /** Otherwise 'a' and 'bcd' in one CASE would become 'a ' and 'bcd'. */
  @Override
  public boolean shouldConvertRaggedUnionTypesToVarying() {
    return true;
  }

  private static RelDataType nullable(RelDataTypeFactory types, RelDataType type) {
    return SqlTypeUtil.addCharsetAndCollation(types.createTypeWithNullability(type, true), types);
  }
}
