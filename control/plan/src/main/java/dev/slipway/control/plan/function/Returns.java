// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.ListOf;
import dev.slipway.model.ColumnType.Primitive;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeTransforms;

/** The types that functions return. */
public final class Returns {
  public static final SqlReturnTypeInference BOOLEAN = always(Primitive.BOOLEAN);
  public static final SqlReturnTypeInference INT32 = always(Primitive.INT32);
  public static final SqlReturnTypeInference INT64 = always(Primitive.INT64);
  public static final SqlReturnTypeInference FLOAT64 = always(Primitive.FLOAT64);
  public static final SqlReturnTypeInference STRING = always(Primitive.STRING);
  public static final SqlReturnTypeInference UUID = always(Primitive.UUID);
  public static final SqlReturnTypeInference DATE = always(Primitive.DATE);
  public static final SqlReturnTypeInference TIMESTAMP = always(Primitive.TIMESTAMP);
  public static final SqlReturnTypeInference TIMESTAMPTZ = always(Primitive.TIMESTAMPTZ);
  public static final SqlReturnTypeInference STRINGS = always(new ListOf(Primitive.STRING));
  public static final SqlReturnTypeInference INT64S = always(new ListOf(Primitive.INT64));

  /** As the first argument. */
  public static final SqlReturnTypeInference FIRST = ReturnTypes.ARG0_FORCE_NULLABLE;

  /** As all arguments together. */
  public static final SqlReturnTypeInference COMMON =
      ReturnTypes.LEAST_RESTRICTIVE.andThen(SqlTypeTransforms.FORCE_NULLABLE);

  /** A list of what all arguments are together. */
  public static final SqlReturnTypeInference LIST_OF_COMMON =
      COMMON.andThen((call, type) -> list(type));

  /** A list of the first argument. */
  public static final SqlReturnTypeInference LIST_OF_FIRST =
      FIRST.andThen((call, type) -> list(type));

  /** As the elements of the list that is the first argument. */
  public static final SqlReturnTypeInference ELEMENT =
      FIRST.andThen((call, type) -> nullable(Objects.requireNonNull(type.getComponentType())));

  private Returns() {}

  private static SqlReturnTypeInference always(ColumnType type) {
    return call -> Types.of(type);
  }

  private static RelDataType list(RelDataType element) {
    return nullable(Types.FACTORY.createArrayType(nullable(element), -1));
  }

  private static RelDataType nullable(RelDataType type) {
    return Types.FACTORY.createTypeWithNullability(type, true);
  }
}
