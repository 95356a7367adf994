// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.ColumnType;
import dev.slipway.model.Text;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads row, column and value out of DuckDB's errors on CSV files. */
final class CsvFault {
  private static final Pattern LINE = Pattern.compile("CSV Error on Line: (\\d+)");
  private static final Pattern FILE = Pattern.compile("(?m)^ {2}file = (.*)$");
  private static final Pattern MISFIT =
      Pattern.compile(
          "(?s)converting column \"(.*?)\"\\. Could not convert string \"(.*?)\" to '([^']*)'");
  private static final Pattern COUNT =
      Pattern.compile("Expected Number of Columns: (\\d+) Found: (\\d+)");
  private static final int MOST = 120;

  private CsvFault() {}

  static Optional<String> parse(String message) {
    Matcher line = LINE.matcher(message);
    if (!line.find()) {
      return Optional.empty();
    }
    return Optional.of("Row " + line.group(1) + " of " + file(message) + " " + fault(message));
  }

  private static String file(String message) {
    Matcher file = FILE.matcher(message);
    return file.find() ? "the file " + Path.of(file.group(1).strip()).getFileName() : "a file";
  }

  private static String fault(String message) {
    Matcher misfit = MISFIT.matcher(message);
    if (misfit.find()) {
      return misfit(
          "",
          Text.visible(misfit.group(2), MOST),
          misfit.group(1),
          DuckType.parse(misfit.group(3)));
    }
    Matcher count = COUNT.matcher(message);
    if (count.find()) {
      return "has "
          + values(count.group(2))
          + " where "
          + count.group(1)
          + " are expected. Correct the row, or the delimiter and quote of the dataset.";
    }
    if (message.contains("Maximum line size")) {
      return "is longer than the 2 MB that a row may have. Correct the file, or the delimiter and quote of the dataset.";
    }
    if (message.contains("unterminated quote")) {
      return "has a quoted value without an end. Correct the row, or the quote character of the dataset.";
    }
    if (message.toLowerCase(Locale.ROOT).contains("invalid unicode")) {
      return "is not UTF-8 text. Set the dataset's encoding (latin-1, utf-16), or convert the file.";
    }
    return "cannot be read: " + Text.visible(detail(message), 3 * MOST);
  }

  /** The sentence on a value that is none of its column's type, after its place. */
  static String misfit(String place, String value, String column, ColumnType type) {
    return (place
            + " has '"
            + value
            + "' in the column '"
            + column
            + "', which is no value of its type "
            + type
            + ". Correct the file, change the column's type, or name that text among those that mean null.")
        .strip();
  }

  private static String values(String count) {
    return count.equals("1") ? "1 value" : count + " values";
  }

  private static String detail(String message) {
    return message
            .lines()
            .skip(2)
            .filter(text -> !text.isBlank())
            .findFirst()
            .orElse("no reason is known")
        + ".";
  }
}
