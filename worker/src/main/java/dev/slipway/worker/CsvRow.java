// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.Format;
import java.util.ArrayList;
import java.util.List;

/** Splits one line of delimited text into its values. */
final class CsvRow {
  private final String text;
  private final String delimiter;
  private final String quote;
  private final String escape;
  private int at;

  private CsvRow(String text, Format.Csv format) {
    this.text = text;
    this.delimiter = CsvDialect.delimiter(format);
    this.quote = format.quote();
    this.escape = format.escape().isEmpty() ? format.quote() : format.escape();
  }

  static List<String> split(String text, Format.Csv format) {
    return new CsvRow(text, format).split();
  }

  private List<String> split() {
    List<String> values = new ArrayList<>();
    values.add(value());
    while (found(delimiter)) {
      values.add(value());
    }
    return values;
  }

  private String value() {
    return found(quote) ? quoted() : plain();
  }

  private String plain() {
    int end = text.indexOf(delimiter, at);
    String value = text.substring(at, end < 0 ? text.length() : end);
    at += value.length();
    return value;
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      if (text.startsWith(escape + quote, at)) {
        value.append(quote);
        at += escape.length() + quote.length();
      } else if (found(quote)) {
        return value + plain();
      } else {
        value.append(text.charAt(at++));
      }
    }
    return value.toString();
  }

  private boolean found(String token) {
    boolean here = !token.isEmpty() && text.startsWith(token, at);
    at += here ? token.length() : 0;
    return here;
  }
}
