// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Decimal;
import dev.slipway.model.ColumnType.Primitive;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;

/** The narrowest type that holds the values of two. */
final class Widening {
  private static final Set<Primitive> FLOATS = EnumSet.of(Primitive.FLOAT32, Primitive.FLOAT64);
  private static final Set<Primitive> TIMES = EnumSet.of(Primitive.DATE, Primitive.TIMESTAMP);
  private static final int DIGITS = 38;

  private Widening() {}

  /** None if no type holds both without changing what they say. */
  static Optional<RelDataType> of(RelDataType one, RelDataType other) {
    Optional<ColumnType> left = Types.columnType(one);
    Optional<ColumnType> right = Types.columnType(other);
    return left.flatMap(l -> right.flatMap(r -> of(l, r))).map(Types::of);
  }

  private static Optional<ColumnType> of(ColumnType one, ColumnType other) {
    if (one.equals(other)) {
      return Optional.of(one);
    }
    if (isNumber(one) && isNumber(other)) {
      return Optional.of(number(one, other));
    }
    return one instanceof Primitive
            && other instanceof Primitive
            && TIMES.contains(one)
            && TIMES.contains(other)
        ? Optional.of(Primitive.TIMESTAMP)
        : Optional.empty();
  }

  private static boolean isNumber(ColumnType type) {
    return type instanceof Decimal
        || type == Primitive.INT32
        || type == Primitive.INT64
        || isFloat(type);
  }

  private static boolean isFloat(ColumnType type) {
    return type instanceof Primitive primitive && FLOATS.contains(primitive);
  }

  private static ColumnType number(ColumnType one, ColumnType other) {
    if (isFloat(one) || isFloat(other)) {
      return Primitive.FLOAT64;
    }
    if (one instanceof Primitive && other instanceof Primitive) {
      return Primitive.INT64;
    }
    Decimal left = decimal(one);
    Decimal right = decimal(other);
    int scale = Math.max(left.scale(), right.scale());
    int whole = Math.max(left.precision() - left.scale(), right.precision() - right.scale());
    return whole + scale <= DIGITS ? new Decimal(whole + scale, scale) : Primitive.FLOAT64;
  }

  private static Decimal decimal(ColumnType type) {
    return type instanceof Decimal decimal
        ? decimal
        : new Decimal(type == Primitive.INT32 ? 10 : 19, 0);
  }
}
