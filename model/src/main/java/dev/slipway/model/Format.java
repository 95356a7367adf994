// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.List;

/**
 * How the bytes of files become rows. Compression is told from each file's name: {@code .gz},
 * {@code .zst}, {@code .bz2}, {@code .xz}, {@code .sz} (framed snappy), {@code .lz4}, and {@code
 * .zip} of one file.
 */
public sealed interface Format {

  /**
   * Delimited text.
   *
   * @param delimiter one character, or {@code \t}
   * @param quote one character, or "" for none
   * @param escape the character before a quote inside a quoted value; "" means the quote is doubled
   * @param header whether the first row names the columns; columns are then found by name, in any
   *     order
   * @param encoding {@code utf-8}, {@code latin-1} or {@code utf-16}
   * @param nulls texts that mean null, besides nothing at all
   * @param dateFormat in the notation of strptime, "" for ISO 8601
   * @param timestampFormat in the notation of strptime, "" for ISO 8601
   * @param skip lines to leave out at the beginning, before the header
   * @param comment one character; a line that begins with it is left out, and so is what follows it
   *     in a line; "" for none
   */
  record Csv(
      String delimiter,
      String quote,
      String escape,
      boolean header,
      String encoding,
      List<String> nulls,
      String dateFormat,
      String timestampFormat,
      int skip,
      String comment)
      implements Format {
    public Csv {
      nulls = List.copyOf(nulls);
    }

    /** From the first line on, without comments. */
    public Csv(
        String delimiter,
        String quote,
        String escape,
        boolean header,
        String encoding,
        List<String> nulls,
        String dateFormat,
        String timestampFormat) {
      this(delimiter, quote, escape, header, encoding, nulls, dateFormat, timestampFormat, 0, "");
    }

    /** Comma, double quotes, a header, UTF-8, ISO dates. */
    public static Csv standard() {
      return new Csv(",", "\"", "", true, "utf-8", List.of(), "", "");
    }

    public Csv withNulls(List<String> other) {
      return new Csv(
          delimiter,
          quote,
          escape,
          header,
          encoding,
          other,
          dateFormat,
          timestampFormat,
          skip,
          comment);
    }
  }

  /** One JSON object a line. */
  record JsonLines() implements Format {}

  /** Apache Parquet; columns are found by name. */
  record Parquet() implements Format {}

  /**
   * One sheet of a workbook of Excel 2007 or later ({@code .xlsx}, {@code .xlsm}). A formula is its
   * value as it was last computed; rows without any value, and cells of errors, are left out.
   *
   * @param sheet its name, or {@code #2} for the second; "" for the first
   * @param skip rows to leave out at the beginning of the sheet or range
   * @param header whether the first row names the columns
   * @param range of cells to read, {@code B3:F100}, whole columns {@code B:F}, or "" for all
   * @param nulls texts that mean null, besides nothing at all
   */
  record Excel(String sheet, int skip, boolean header, String range, List<String> nulls)
      implements Format {
    public Excel {
      nulls = List.copyOf(nulls);
    }

    /** The whole first sheet, with a header. */
    public static Excel standard() {
      return new Excel("", 0, true, "", List.of());
    }
  }

  /** Apache Avro object container files; columns are found by name. */
  record Avro() implements Format {}

  /** Apache ORC; columns are found by name. */
  record Orc() implements Format {}
}
