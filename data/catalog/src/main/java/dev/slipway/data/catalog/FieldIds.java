// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.NestedField;

/** Iceberg's field ids by the path of the column, as {@code Scan} has them. */
final class FieldIds {
  private FieldIds() {}

  static Map<String, Integer> of(Schema schema) {
    Map<String, Integer> ids = new HashMap<>();
    put(ids, "", schema.columns());
    return ids;
  }

  private static void put(Map<String, Integer> ids, String prefix, List<NestedField> fields) {
    for (NestedField field : fields) {
      String path = prefix + field.name();
      ids.put(path, field.fieldId());
      below(ids, path + ".", field.type());
    }
  }

  private static void below(Map<String, Integer> ids, String prefix, Type type) {
    if (type.isNestedType()) {
      put(ids, prefix, type.asNestedType().fields());
    }
  }
}
