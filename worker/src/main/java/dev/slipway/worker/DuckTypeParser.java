// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Decimal;
import dev.slipway.model.ColumnType.Field;
import dev.slipway.model.ColumnType.ListOf;
import dev.slipway.model.ColumnType.MapOf;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.ColumnType.Struct;
import java.util.ArrayList;
import java.util.List;

/** A recursive-descent reader of DuckDB's type names. */
final class DuckTypeParser {
  private final String text;
  private int at;

  DuckTypeParser(String text) {
    this.text = text;
  }

  ColumnType parse() {
    String word = upTo("([,)");
    ColumnType type =
        switch (word) {
          case "STRUCT" -> struct();
          case "MAP" -> map();
          case "DECIMAL" -> decimal();
          default -> other(word);
        };
    while (found('[')) {
      skipPast(']');
      type = new ListOf(type);
    }
    return type;
  }

  private ColumnType other(String word) {
    if (found('(')) {
      skipPast(')');
      return Primitive.STRING;
    }
    return simple(word);
  }

  private static ColumnType simple(String word) {
    return switch (word) {
      case "BOOLEAN" -> Primitive.BOOLEAN;
      case "TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT" -> Primitive.INT32;
      case "BIGINT", "UINTEGER" -> Primitive.INT64;
      case "UBIGINT" -> new Decimal(20, 0);
      case "HUGEINT", "UHUGEINT" -> new Decimal(38, 0);
      case "FLOAT" -> Primitive.FLOAT32;
      case "DOUBLE" -> Primitive.FLOAT64;
      case "BLOB" -> Primitive.BINARY;
      case "UUID" -> Primitive.UUID;
      case "DATE" -> Primitive.DATE;
      case "TIME" -> Primitive.TIME;
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> Primitive.TIMESTAMP;
      case "TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ" -> Primitive.TIMESTAMPTZ;
      default -> Primitive.STRING;
    };
  }

  private ColumnType decimal() {
    expect('(');
    int precision = Integer.parseInt(upTo(","));
    expect(',');
    int scale = Integer.parseInt(upTo(")"));
    expect(')');
    return new Decimal(precision, scale);
  }

  private ColumnType map() {
    expect('(');
    ColumnType key = parse();
    expect(',');
    ColumnType value = parse();
    expect(')');
    return new MapOf(key, value);
  }

  private ColumnType struct() {
    expect('(');
    List<Field> fields = new ArrayList<>();
    do {
      String name = fieldName();
      fields.add(new Field(name, parse()));
    } while (found(','));
    expect(')');
    return new Struct(fields);
  }

  private String fieldName() {
    blanks();
    if (!found('"')) {
      return upTo(" ");
    }
    StringBuilder name = new StringBuilder();
    while (at < text.length() && (text.charAt(at) != '"' || text.startsWith("\"\"", at))) {
      at += text.startsWith("\"\"", at) ? 1 : 0;
      name.append(text.charAt(at++));
    }
    expect('"');
    return name.toString();
  }

  private String upTo(String ends) {
    blanks();
    int from = at;
    while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(from, at).strip();
  }

  /** Values of an enumeration are quoted and may hold what would end it. */
  private void skipPast(char end) {
    boolean quoted = false;
    while (at < text.length() && (quoted || text.charAt(at) != end)) {
      quoted ^= text.charAt(at++) == '\'';
    }
    expect(end);
  }

  private boolean found(char c) {
    blanks();
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) {
    if (!found(c)) {
      throw new IllegalStateException("The type '" + text + "' has no '" + c + "' at " + at + ".");
    }
  }

  private void blanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }
}
