// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import java.util.HexFormat;

/**
 * JSON as it is being written, without blanks. Escapes what must be escaped and no more, by the
 * short forms where there are such. That it is well-formed is left to who writes it.
 */
final class JsonText {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int USUAL = 512;

  private final StringBuilder text = new StringBuilder(USUAL);

  /** A field's name with what stands around it. */
  static String label(String name) {
    JsonText label = new JsonText();
    label.string(name);
    return label + ":";
  }

  void raw(String json) {
    text.append(json);
  }

  void number(long value) {
    text.append(value);
  }

  /** What is no number in JSON, as a string. */
  void number(double value) {
    if (Double.isFinite(value)) {
      text.append(value);
    } else {
      string(Double.toString(value));
    }
  }

  void string(String value) {
    text.append('"');
    int written = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        text.append(value, written, i);
        escape(c);
        written = i + 1;
      }
    }
    text.append(value, written, value.length()).append('"');
  }

  private void escape(char c) {
    switch (c) {
      case '"', '\\' -> text.append('\\').append(c);
      case '\b' -> text.append("\\b");
      case '\t' -> text.append("\\t");
      case '\n' -> text.append("\\n");
      case '\f' -> text.append("\\f");
      case '\r' -> text.append("\\r");
      default -> text.append("\\u").append(HEX.toHexDigits(c));
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
