// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static java.util.stream.Collectors.joining;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Format;
import dev.slipway.model.SlipwayException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The names that the first row of a CSV file gives to its columns. */
final class CsvHeader {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final String NOT_IN_TEXT = "\u001f";

  private CsvHeader() {}

  static List<String> read(Database database, Format.Csv format, Path file) {
    return names(firstLine(database, format.encoding(), CsvDialect.lines(format), file), format);
  }

  /** A column without a name is called by its place, and a repeated name gets a number. */
  static List<String> names(String line, Format.Csv format) {
    String text = line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
    List<String> names = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (String value : CsvRow.split(text, format)) {
      String name = value.isBlank() ? "column" + names.size() : value;
      String unique = name;
      for (int i = 1; !taken.add(unique.toLowerCase(Locale.ROOT)); i++) {
        unique = name + "_" + i;
      }
      names.add(unique);
    }
    return names;
  }

  /**
   * The first line of a file, whatever its compression.
   *
   * @param lines options that say which lines count
   */
  static String firstLine(Database database, String encoding, List<String> lines, Path file) {
    Optional<String> line =
        database.query(
            "SELECT line FROM read_csv("
                + Sql.text(file.toString())
                + ", auto_detect = false, header = false, strict_mode = false, quote = '', escape = '', delim = "
                + Sql.text(NOT_IN_TEXT)
                + ", encoding = "
                + Sql.text(encoding)
                + lines.stream().map(option -> ", " + option).collect(joining())
                + ", buffer_size = 1048576, max_line_size = 500000, columns = {'line': 'VARCHAR'}) LIMIT 1",
            rows -> rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty());
    return line.orElseThrow(() ->
        new SlipwayException(
            ErrorCode.BAD_DATA,
            "The file "
                + file.getFileName()
                + " is empty: it lacks the first row that names the columns."));
  }
}
