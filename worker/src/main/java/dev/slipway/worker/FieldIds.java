// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static java.util.stream.Collectors.joining;

import dev.slipway.model.Column;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Decimal;
import dev.slipway.model.ColumnType.ListOf;
import dev.slipway.model.ColumnType.MapOf;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.ColumnType.Struct;
import dev.slipway.model.Schema;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ids of a table's columns and of what is in them, by path: {@code a}, {@code a.x}, {@code
 * a.element}, {@code a.key}.
 */
final class FieldIds {
  private final Map<String, Integer> ids;

  FieldIds(Map<String, Integer> ids) {
    this.ids = ids;
  }

  /** As COPY wants them. */
  String sql(Schema schema) {
    return schema.columns().stream()
        .map(column -> Sql.name(column.name()) + ": " + sql(column.name(), column.type()))
        .collect(joining(", ", "{", "}"));
  }

  private String sql(String path, ColumnType type) {
    int id = id(path);
    Map<String, ColumnType> children = children(type);
    if (children.isEmpty()) {
      return Integer.toString(id);
    }
    return children.entrySet().stream()
        .map(child ->
            Sql.name(child.getKey()) + ": " + sql(path + "." + child.getKey(), child.getValue()))
        .collect(joining(", ", "{__duckdb_field_id: " + id + ", ", "}"));
  }

  /** Ids by the path as COPY writes it into its statistics: each name quoted, joined by dots. */
  Map<String, Integer> byQuotedPath(Schema schema) {
    Map<String, Integer> found = new LinkedHashMap<>();
    for (Column column : schema.columns()) {
      collect(column.name(), Sql.name(column.name()), column.type(), found);
    }
    return found;
  }

  private void collect(String path, String quoted, ColumnType type, Map<String, Integer> found) {
    Map<String, ColumnType> children = children(type);
    if (children.isEmpty()) {
      found.put(quoted, id(path));
    }
    children.forEach(
        (name, child) -> collect(path + "." + name, quoted + "." + Sql.name(name), child, found));
  }

  private int id(String path) {
    Integer id = ids.get(path);
    if (id == null) {
      throw new IllegalStateException(
          "There is no field id for '" + path + "' among " + ids.keySet() + ".");
    }
    return id;
  }

  private static Map<String, ColumnType> children(ColumnType type) {
    return switch (type) {
      case Primitive primitive -> Map.of();
      case Decimal decimal -> Map.of();
      case ListOf(ColumnType element) -> Map.of("element", element);
      case MapOf(ColumnType key, ColumnType value) ->
          inOrder(Map.entry("key", key), Map.entry("value", value));
      case Struct struct -> {
        Map<String, ColumnType> fields = new LinkedHashMap<>();
        struct.fields().forEach(field -> fields.put(field.name(), field.type()));
        yield fields;
      }
    };
  }

  @SafeVarargs
  private static Map<String, ColumnType> inOrder(Map.Entry<String, ColumnType>... entries) {
    Map<String, ColumnType> map = new LinkedHashMap<>();
    for (Map.Entry<String, ColumnType> entry : entries) {
      map.put(entry.getKey(), entry.getValue());
    }
    return map;
  }
}
