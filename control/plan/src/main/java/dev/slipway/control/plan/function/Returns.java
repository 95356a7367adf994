// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.function;

import dev.slipway.control.plan.type.Types;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Primitive;
import org.apache.calcite.sql.type.SqlReturnTypeInference;

/** Result types that do not depend on the arguments. */
public final class Returns {
  public static final SqlReturnTypeInference BOOLEAN = always(Primitive.BOOLEAN);
  public static final SqlReturnTypeInference INT32 = always(Primitive.INT32);
  public static final SqlReturnTypeInference INT64 = always(Primitive.INT64);
  public static final SqlReturnTypeInference FLOAT64 = always(Primitive.FLOAT64);
  public static final SqlReturnTypeInference STRING = always(Primitive.STRING);
  public static final SqlReturnTypeInference DATE = always(Primitive.DATE);
  public static final SqlReturnTypeInference TIMESTAMP = always(Primitive.TIMESTAMP);
  public static final SqlReturnTypeInference TIMESTAMPTZ = always(Primitive.TIMESTAMPTZ);

  private Returns() {}

  private static SqlReturnTypeInference always(ColumnType type) {
    return call -> Types.of(type);
  }
}
