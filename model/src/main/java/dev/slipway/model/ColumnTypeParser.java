// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import dev.slipway.model.ColumnType.Primitive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A recursive-descent reader of the text form of column types. */
final class ColumnTypeParser {
  private static final int DEEPEST = 32;

  private final String text;
  private int at;
  private int depth;

  ColumnTypeParser(String text) {
    this.text = text;
  }

  ColumnType parse() {
    ColumnType type = type();
    blanks();
    if (at < text.length()) {
      throw refused("text after the type");
    }
    return type;
  }

  private ColumnType type() {
    if (++depth > DEEPEST) {
      throw refused("more than " + DEEPEST + " levels");
    }
    String word = word().toLowerCase(Locale.ROOT);
    ColumnType type =
        switch (word) {
          case "decimal" -> decimal();
          case "list" -> list();
          case "map" -> map();
          case "struct" -> struct();
          default -> primitive(word);
        };
    depth--;
    return type;
  }

  private ColumnType primitive(String word) {
    return Arrays.stream(Primitive.values())
        .filter(p -> p.toString().equals(word))
        .findFirst()
        .orElseThrow(() -> refused("unknown type '" + Text.visible(word, 40) + "'"));
  }

  private ColumnType decimal() {
    expect('(');
    int precision = number();
    expect(',');
    int scale = number();
    expect(')');
    return new ColumnType.Decimal(precision, scale);
  }

  private ColumnType list() {
    expect('<');
    ColumnType element = type();
    expect('>');
    return new ColumnType.ListOf(element);
  }

  private ColumnType map() {
    expect('<');
    ColumnType key = type();
    expect(',');
    ColumnType value = type();
    expect('>');
    return new ColumnType.MapOf(key, value);
  }

  private ColumnType struct() {
    expect('<');
    List<ColumnType.Field> fields = new ArrayList<>();
    do {
      String name = word();
      expect(':');
      fields.add(new ColumnType.Field(name, type()));
    } while (found(','));
    expect('>');
    return new ColumnType.Struct(fields);
  }

  private String word() {
    blanks();
    int from = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    if (from == at) {
      throw refused("a word is missing at character " + (at + 1));
    }
    return text.substring(from, at);
  }

  private int number() {
    String word = word();
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw refused("'" + Text.visible(word, 20) + "' is no number");
    }
  }

  private void expect(char c) {
    if (!found(c)) {
      throw refused("'" + c + "' is missing at character " + (at + 1));
    }
  }

  private boolean found(char c) {
    blanks();
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void blanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private SlipwayException refused(String why) {
    return new SlipwayException(
        ErrorCode.INVALID,
        "'"
            + Text.visible(text, 120)
            + "' is no column type: "
            + why
            + ". Types are boolean, int32, int64, float32, float64, decimal(p,s), string, binary, uuid, date, time,"
            + " timestamp, timestamptz, list<…>, map<…,…> and struct<name:…>.");
  }
}
