// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Primitive;
import org.apache.calcite.sql.type.SqlReturnTypeInference;

/** Result types that do not depend on the arguments. */
final class Returns {
  static final SqlReturnTypeInference BOOLEAN = always(Primitive.BOOLEAN);
  static final SqlReturnTypeInference INT32 = always(Primitive.INT32);
  static final SqlReturnTypeInference INT64 = always(Primitive.INT64);
  static final SqlReturnTypeInference FLOAT64 = always(Primitive.FLOAT64);
  static final SqlReturnTypeInference STRING = always(Primitive.STRING);
  static final SqlReturnTypeInference DATE = always(Primitive.DATE);
  static final SqlReturnTypeInference TIMESTAMP = always(Primitive.TIMESTAMP);
  static final SqlReturnTypeInference TIMESTAMPTZ = always(Primitive.TIMESTAMPTZ);

  private Returns() {}

  private static SqlReturnTypeInference always(ColumnType type) {
    return call -> Types.of(type);
  }
}
