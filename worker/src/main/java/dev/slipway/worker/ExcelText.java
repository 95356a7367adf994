// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.Format;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** A sheet as CSV. */
final class ExcelText {
  /** As many columns as the widest of the first rows has. */
  static final int ANY_WIDTH = 0;

  private static final int LOOKED_AT = 1_000;

  private ExcelText() {}

  /** The dialect of what is written for such a sheet. */
  static Format.Csv csv(Format.Excel format) {
    return new Format.Csv(
        ",", "\"", "", format.header(), "utf-8", format.nulls(), "", "", lines(format), "");
  }

  private static int lines(Format.Excel format) {
    return ExcelRange.of(format).firstRow() - 1 + format.skip();
  }

  /**
   * Lines have the numbers of their rows, so that what is said of a line is true of the row. With a
   * header there are the columns that it names, and cells beside them are left out.
   *
   * @param width of a sheet without a header
   */
  static void write(ExcelSheet sheet, Writer out, int width) throws IOException {
    for (int i = 0; i < sheet.skipped(); i++) {
      out.append('\n');
    }
    List<List<String>> first = new ArrayList<>();
    while (sheet.hasNext() && first.size() < (sheet.hasHeader() ? 1 : LOOKED_AT)) {
      first.add(sheet.next().values());
    }
    int widest = first.stream().mapToInt(ExcelText::width).max().orElse(0);
    int columns = sheet.hasHeader() || width == ANY_WIDTH ? widest : width;
    boolean isHeader = sheet.hasHeader();
    for (List<String> values : first) {
      line(out, values, columns, isHeader);
    }
    while (sheet.hasNext()) {
      line(out, sheet.next().values(), columns, false);
    }
  }

  private static int width(List<String> values) {
    int width = values.size();
    while (width > 0 && values.get(width - 1).isEmpty()) {
      width--;
    }
    return width;
  }

  private static void line(Writer out, List<String> values, int columns, boolean isHeader)
      throws IOException {
    for (int i = 0; i < columns; i++) {
      String value = i < values.size() ? values.get(i) : "";
      out.append(i == 0 ? "" : ",");
      out.append(quoted(isHeader ? value.replaceAll("\\s+", " ") : value));
    }
    out.append('\n');
  }

  private static String quoted(String value) {
    return value.isEmpty() ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
