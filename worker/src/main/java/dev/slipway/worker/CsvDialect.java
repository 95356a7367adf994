// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.Format;
import java.util.ArrayList;
import java.util.List;

/** A CSV format as options of {@code read_csv}, with nothing left to be guessed. */
final class CsvDialect {
  private CsvDialect() {}

  static List<String> options(Format.Csv format) {
    List<String> nulls = new ArrayList<>(List.of(""));
    nulls.addAll(format.nulls());
    List<String> options =
        new ArrayList<>(List.of("auto_detect = false", "hive_partitioning = false"));
    options.addAll(shape(format));
    options.add("nullstr = " + Sql.list(nulls.stream().distinct().toList()));
    if (!format.dateFormat().isEmpty()) {
      options.add("dateformat = " + Sql.text(format.dateFormat()));
    }
    if (!format.timestampFormat().isEmpty()) {
      options.add("timestampformat = " + Sql.text(format.timestampFormat()));
    }
    return options;
  }

  /** What says where values begin and end. */
  static List<String> shape(Format.Csv format) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "delim = " + Sql.text(delimiter(format)),
                "quote = " + Sql.text(format.quote()),
                "escape = "
                    + Sql.text(format.escape().isEmpty() ? format.quote() : format.escape()),
                "encoding = " + Sql.text(format.encoding())));
    options.addAll(lines(format));
    return options;
  }

  /** What says which lines count. */
  static List<String> lines(Format.Csv format) {
    List<String> options = new ArrayList<>();
    if (format.skip() > 0) {
      options.add("skip = " + format.skip());
    }
    if (!format.comment().isEmpty()) {
      options.add("comment = " + Sql.text(format.comment()));
    }
    return options;
  }

  static String delimiter(Format.Csv format) {
    return format.delimiter().equals("\\t") ? "\t" : format.delimiter();
  }
}
