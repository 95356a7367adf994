// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Primitive;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A value of a result as the Java type that loses nothing of it. */
final class DuckValue {
  private DuckValue() {}

  static @Nullable Object read(ResultSet row, int column, ColumnType type) throws SQLException {
    return type == Primitive.TIMESTAMP
        ? row.getObject(column, LocalDateTime.class)
        : row.getObject(column);
  }
}
