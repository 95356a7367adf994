// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Primitive;
import java.util.ArrayList;
import java.util.List;
import org.apache.orc.TypeDescription;

/** ORC's types as column types. */
final class OrcType {
  private OrcType() {}

  static ColumnType of(TypeDescription type) {
    return switch (type.getCategory()) {
      case BOOLEAN -> Primitive.BOOLEAN;
      case BYTE, SHORT, INT -> Primitive.INT32;
      case LONG -> Primitive.INT64;
      case FLOAT -> Primitive.FLOAT32;
      case DOUBLE -> Primitive.FLOAT64;
      case STRING, CHAR, VARCHAR, UNION -> Primitive.STRING;
      case BINARY, Geometry, Geography -> Primitive.BINARY;
      case DATE -> Primitive.DATE;
      case TIMESTAMP -> Primitive.TIMESTAMP;
      case TIMESTAMP_INSTANT -> Primitive.TIMESTAMPTZ;
      case DECIMAL -> new ColumnType.Decimal(type.getPrecision(), type.getScale());
      case LIST -> new ColumnType.ListOf(of(type.getChildren().getFirst()));
      case MAP ->
          new ColumnType.MapOf(of(type.getChildren().getFirst()), of(type.getChildren().getLast()));
      case STRUCT -> struct(type);
    };
  }

  private static ColumnType struct(TypeDescription type) {
    List<ColumnType.Field> fields = new ArrayList<>();
    for (int i = 0; i < type.getChildren().size(); i++) {
      fields.add(new ColumnType.Field(type.getFieldNames().get(i), of(type.getChildren().get(i))));
    }
    return new ColumnType.Struct(fields);
  }
}
