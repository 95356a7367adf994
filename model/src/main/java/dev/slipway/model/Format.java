// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.List;

/** How the bytes of files become rows. Compression (gzip, zstd) is told from each file's name. */
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
   */
  record Csv(
      String delimiter,
      String quote,
      String escape,
      boolean header,
      String encoding,
      List<String> nulls,
      String dateFormat,
      String timestampFormat)
      implements Format {
    public Csv {
      nulls = List.copyOf(nulls);
    }

    /** Comma, double quotes, a header, UTF-8, ISO dates. */
    public static Csv standard() {
      return new Csv(",", "\"", "", true, "utf-8", List.of(), "", "");
    }
  }

  /** One JSON object a line. */
  record JsonLines() implements Format {}

  /** Apache Parquet; columns are found by name. */
  record Parquet() implements Format {}
}
