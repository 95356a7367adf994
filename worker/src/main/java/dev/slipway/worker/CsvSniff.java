// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Format;
import dev.slipway.model.SlipwayException;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.duckdb.DuckDBStruct;

/**
 * What DuckDB's sniffer finds at the beginning of a file.
 *
 * @param types DuckDB's names of the types, in the order of the columns
 */
record CsvSniff(Format.Csv format, List<String> types) {
  private static final int SAMPLE_ROWS = 20_480;
  private static final Set<String> ISO =
      Set.of(
          "%Y-%m-%d",
          "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%SZ");

  /**
   * @param given what is known: the encoding, and perhaps delimiter and quote
   * @param nulls texts that are of no type
   */
  static CsvSniff read(
      Database database, Path file, String encoding, List<String> given, List<String> nulls) {
    List<String> options = new ArrayList<>(given);
    options.add("nullstr = " + Sql.list(nulls));
    options.add("sample_size = " + SAMPLE_ROWS);
    try {
      return sniff(database, file, encoding, options);
    } catch (SlipwayException strict) {
      if (strict.code() != ErrorCode.BAD_DATA) {
        throw strict;
      }
      options.add("ignore_errors = true");
      return sniffLeniently(database, file, encoding, options);
    }
  }

  /** A faulty row must not hide the format; who reads the rows will tell its place. */
  private static CsvSniff sniffLeniently(
      Database database, Path file, String encoding, List<String> options) {
    try {
      return sniff(database, file, encoding, options);
    } catch (SlipwayException e) {
      throw new SlipwayException(
          e.code(),
          "The file "
              + file.getFileName()
              + " could not be understood as delimited text. Set delimiter, quote and"
              + " encoding of the dataset, or look at the file.",
          e);
    }
  }

  private static CsvSniff sniff(
      Database database, Path file, String encoding, List<String> options) {
    return database.query(
        "SELECT Delimiter, Quote, Escape, HasHeader, DateFormat, TimestampFormat, Columns FROM sniff_csv("
            + Sql.text(file.toString())
            + ", "
            + String.join(", ", options)
            + ")",
        rows -> of(rows, encoding));
  }

  private static CsvSniff of(ResultSet rows, String encoding) throws SQLException {
    rows.next();
    String quote = known(rows.getString("Quote"), "\"");
    String escape = known(rows.getString("Escape"), "");
    String delimiter = known(rows.getString("Delimiter"), ",");
    Format.Csv format =
        new Format.Csv(
            delimiter.equals("\t") ? "\\t" : delimiter,
            quote,
            escape.equals(quote) ? "" : escape,
            rows.getBoolean("HasHeader"),
            encoding,
            List.of(),
            pattern(rows.getString("DateFormat")),
            pattern(rows.getString("TimestampFormat")));
    return new CsvSniff(format, types(rows.getArray("Columns")));
  }

  private static String known(String value, String otherwise) {
    return value == null || value.isEmpty() || value.equals("(empty)") ? otherwise : value;
  }

  private static String pattern(String value) {
    return value == null || ISO.contains(value) ? "" : value;
  }

  private static List<String> types(Array columns) throws SQLException {
    List<String> types = new ArrayList<>();
    for (Object column : (Object[]) columns.getArray()) {
      types.add(String.valueOf(((DuckDBStruct) column).getMap().get("type")));
    }
    return types;
  }
}
