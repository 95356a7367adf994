// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Name;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import java.util.Optional;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types.NestedField;

/**
 * A table's metadata before rows are added to those that it has: the new schema over the same rows.
 * A column that is new is null in them; one that is gone is not read any more.
 */
final class Addition {
  private Addition() {}

  /**
   * The same arguments give the same field ids.
   *
   * @param dataset for messages
   * @throws SlipwayException {@code INVALID} if a column of the rows would have to change to a type
   *     that Iceberg cannot read them in
   */
  static TableMetadata of(TableMetadata base, Schema schema, Name dataset) {
    TableMetadata replaced = Replacement.of(Optional.of(base), schema, base.location());
    org.apache.iceberg.Schema wanted = replaced.schema();
    for (NestedField column : wanted.columns()) {
      NestedField before = base.schema().findField(column.name());
      if (before != null && !becomes(before.type(), column.type())) {
        throw new SlipwayException(
            ErrorCode.INVALID,
            "The rows of dataset '"
                + dataset
                + "' have column '"
                + column.name()
                + "' of type "
                + before.type()
                + ", and rows of type "
                + column.type()
                + " cannot be added to them. Cast the column, or clear the dataset first.");
      }
    }
    return base.schema().sameSchema(wanted)
        ? base
        : TableMetadata.buildFrom(base).setCurrentSchema(wanted, replaced.lastColumnId()).build();
  }

  private static boolean becomes(Type before, Type now) {
    return (before.isPrimitiveType() && now.isPrimitiveType())
        ? TypeUtil.isPromotionAllowed(before, now.asPrimitiveType())
        : sameShape(before, now);
  }

  /** Nested types stay as they are, whatever ids their fields have. */
  private static boolean sameShape(Type before, Type now) {
    return columns(before).equals(columns(now));
  }

  private static Schema columns(Type type) {
    return SchemaMapping.fromIceberg(
        new org.apache.iceberg.Schema(NestedField.optional(Integer.MAX_VALUE, "x", type)));
  }
}
