// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a sheet that count; rows are counted from 1 as Excel does, columns from 0, and all
 * bounds belong to it.
 */
record ExcelRange(int firstRow, int lastRow, int firstColumn, int lastColumn) {
  private static final Pattern CORNER = Pattern.compile("([A-Z]{1,3})(\\d*)");
  private static final int LETTERS = 26;
  private static final int MOST_COLUMNS = 16_384;

  static ExcelRange of(Format.Excel format) {
    if (format.range().isEmpty()) {
      return new ExcelRange(1, Integer.MAX_VALUE, 0, MOST_COLUMNS - 1);
    }
    String range = format.range().toUpperCase(Locale.ROOT);
    int colon = range.indexOf(':');
    Matcher from = CORNER.matcher(range.substring(0, Math.max(0, colon)));
    Matcher to = CORNER.matcher(range.substring(colon + 1));
    if (!from.matches() || !to.matches()) {
      throw new IllegalArgumentException("'" + format.range() + "' is no range of cells");
    }
    int top = row(from.group(2), 1);
    int bottom = row(to.group(2), Integer.MAX_VALUE);
    int left = column(from.group(1));
    int right = column(to.group(1));
    return new ExcelRange(
        Math.min(top, bottom), Math.max(top, bottom), Math.min(left, right), Math.max(left, right));
  }

  private static int row(String digits, int otherwise) {
    return digits.isEmpty() ? otherwise : Integer.parseInt(digits);
  }

  private static int column(String letters) {
    int column = 0;
    for (int i = 0; i < letters.length(); i++) {
      column = column * LETTERS + letters.charAt(i) - 'A' + 1;
    }
    return column - 1;
  }

  /** Those of a row that are in it, each at its place. */
  List<@Nullable Cell> cells(Row row) {
    List<@Nullable Cell> cells = new ArrayList<>();
    for (int i = firstColumn; i <= Math.min(lastColumn, row.getCellCount() - 1); i++) {
      cells.add(row.getOptionalCell(i).orElse(null));
    }
    return cells;
  }
}
