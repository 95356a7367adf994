// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import dev.slipway.control.plan.dialect.EngineDialect;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.ListOf;
import dev.slipway.model.ColumnType.MapOf;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.ColumnType.Struct;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.recipe.SqlEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A small table that is the same in every engine: its values are told as {@link Cells} tells them,
 * {@code null} for none.
 */
record EngineTable(String name, Schema schema, List<List<String>> rows) {

  /** Creates it, without the columns whose types the engine does not have. */
  void create(TestEngine engine) {
    EngineDialect dialect = EngineDialect.of(engine.engine());
    List<Integer> places =
        IntStream.range(0, schema.columns().size())
            .filter(i -> isKnown(dialect, schema.columns().get(i).type()))
            .boxed()
            .toList();
    String columns =
        places.stream()
            .map(i -> dialect.identifier(schema.columns().get(i).name()))
            .collect(Collectors.joining(", "));
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows.isEmpty() ? List.of(nulls()) : rows) {
      lines.add(
          places.stream()
              .map(i -> literal(dialect, schema.columns().get(i), row.get(i)))
              .collect(Collectors.joining(", ", "(", ")")));
    }
    String query =
        "SELECT * FROM (VALUES "
            + String.join(", ", lines)
            + ") AS t ("
            + columns
            + ")"
            + (rows.isEmpty() ? " WHERE 1 = 0" : "");
    String table = dialect.identifier(name);
    if (engine.engine() == SqlEngine.SPARK) {
      engine.run("CREATE OR REPLACE TEMPORARY VIEW " + table + " AS " + query);
    } else {
      engine.run("DROP TABLE IF EXISTS " + table + " CASCADE");
      engine.run("CREATE TABLE " + table + " AS " + query);
    }
  }

  private List<String> nulls() {
    return schema.columns().stream().map(column -> "null").toList();
  }

  private static boolean isKnown(EngineDialect dialect, ColumnType type) {
    try {
      return !dialect.typeName(type).isEmpty();
    } catch (SlipwayException e) {
      return false;
    }
  }

  private static String literal(EngineDialect dialect, Column column, String cell) {
    String value = cell.equals("null") ? "NULL" : value(dialect, column.type(), cell);
    return "CAST(" + value + " AS " + dialect.typeName(column.type()) + ")";
  }

  private static String value(EngineDialect dialect, ColumnType type, String cell) {
    return switch (type) {
      case ListOf(ColumnType element) ->
          parts(cell).stream()
              .map(part -> literal(dialect, Column.of("x", element), part))
              .collect(
                  Collectors.joining(
                      ", ", dialect.engine() == SqlEngine.SPARK ? "array(" : "ARRAY[", "]"))
              .replaceFirst("\\]$", dialect.engine() == SqlEngine.SPARK ? ")" : "]");
      case MapOf(ColumnType key, ColumnType of) -> map(dialect, key, of, parts(cell));
      case Struct struct -> struct(dialect, struct, parts(cell));
      case Primitive.BINARY ->
          switch (dialect.engine()) {
            case DUCKDB -> "from_hex('" + cell + "')";
            case SPARK -> "X'" + cell + "'";
            case POSTGRESQL -> "'\\x" + cell + "'";
          };
      default -> quoted(dialect, cell);
    };
  }

  private static String map(
      EngineDialect dialect, ColumnType key, ColumnType value, List<String> entries) {
    String keys =
        entries.stream()
            .map(e -> literal(dialect, Column.of("k", key), e.substring(0, e.indexOf('='))))
            .collect(Collectors.joining(", "));
    String values =
        entries.stream()
            .map(e -> literal(dialect, Column.of("v", value), e.substring(e.indexOf('=') + 1)))
            .collect(Collectors.joining(", "));
    return dialect.engine() == SqlEngine.SPARK
        ? "map_from_arrays(array(" + keys + "), array(" + values + "))"
        : "MAP([" + keys + "], [" + values + "])";
  }

  private static String struct(EngineDialect dialect, Struct struct, List<String> parts) {
    boolean spark = dialect.engine() == SqlEngine.SPARK;
    return IntStream.range(0, parts.size())
        .mapToObj(i -> {
          Column field = Column.of(struct.fields().get(i).name(), struct.fields().get(i).type());
          return "'"
              + field.name()
              + "'"
              + (spark ? ", " : ": ")
              + literal(dialect, field, parts.get(i));
        })
        .collect(Collectors.joining(", ", spark ? "named_struct(" : "{", spark ? ")" : "}"));
  }

  private static List<String> parts(String cell) {
    String inner = cell.substring(1, cell.length() - 1);
    return inner.isEmpty() ? List.of() : Arrays.asList(inner.split(", "));
  }

  static String quoted(EngineDialect dialect, String text) {
    StringBuilder out = new StringBuilder();
    dialect.quoteStringLiteral(out, null, text);
    return out.toString();
  }
}
