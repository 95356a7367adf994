// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Format;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** The rows of one sheet from the first that counts, each as the texts of its cells. */
final class ExcelSheet implements Closeable, Iterator<ExcelSheet.Line> {
  private final ReadableWorkbook workbook;
  private final Stream<Row> rows;
  private final Iterator<Row> iterator;
  private final ExcelRange range;
  private final ExcelCell cells;
  private final Format.Excel format;
  private Optional<Row> next = Optional.empty();

  private ExcelSheet(ReadableWorkbook workbook, Sheet sheet, Format.Excel format)
      throws IOException {
    this.workbook = workbook;
    this.format = format;
    this.range = ExcelRange.of(format);
    this.cells = new ExcelCell(workbook.isDate1904());
    this.rows = sheet.openStream();
    this.iterator = rows.iterator();
    advance();
  }

  /**
   * @param number of the row as Excel shows it
   * @param values "" where there is none
   */
  record Line(int number, List<String> values) {}

  static ExcelSheet open(Path file, Format.Excel format) throws IOException {
    ExcelArchive.requireHarmless(file);
    ReadableWorkbook workbook =
        new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
    try {
      return new ExcelSheet(workbook, sheet(workbook, file, format.sheet()), format);
    } catch (IOException | RuntimeException e) {
      workbook.close();
      throw e;
    }
  }

  private static Sheet sheet(ReadableWorkbook workbook, Path file, String wanted) {
    Optional<Sheet> found =
        wanted.isEmpty()
            ? workbook.getSheet(0)
            : wanted.startsWith("#")
                ? workbook.getSheet(Integer.parseInt(wanted.substring(1)) - 1)
                : workbook
                    .getSheets()
                    .filter(s -> s.getName().equalsIgnoreCase(wanted))
                    .findFirst();
    return found.orElseThrow(() -> {
      List<String> names = workbook.getSheets().map(Sheet::getName).toList();
      return new SlipwayException(
          ErrorCode.BAD_DATA,
          "The file "
              + file.getFileName()
              + " has no sheet '"
              + Text.visible(wanted, 80)
              + "'; its sheets are "
              + Text.visible(String.join(", ", names), 500)
              + "."
              + Text.didYouMean(wanted, names));
    });
  }

  int skipped() {
    return range.firstRow() - 1 + format.skip();
  }

  boolean hasHeader() {
    return format.header();
  }

  /** Whether every cell of the first row that has a value has text, as names are. */
  boolean beginsWithText() {
    return next.stream()
        .flatMap(row -> range.cells(row).stream())
        .filter(cell -> !cells.text(cell).isEmpty())
        .allMatch(cell -> cell.getType() == CellType.STRING);
  }

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  @Override
  public Line next() {
    Row row = next.orElseThrow(NoSuchElementException::new);
    List<String> values = range.cells(row).stream().map(cells::text).toList();
    advance();
    return new Line(row.getRowNum(), values);
  }

  private void advance() {
    next = Optional.empty();
    while (next.isEmpty() && iterator.hasNext()) {
      Row row = iterator.next();
      if (row.getRowNum() > range.lastRow()) {
        return;
      }
      if (row.getRowNum() > skipped() && hasValue(row)) {
        next = Optional.of(row);
      }
    }
  }

  private boolean hasValue(Row row) {
    return range.cells(row).stream().anyMatch(cell -> !cells.text(cell).isEmpty());
  }

  @Override
  public void close() throws IOException {
    rows.close();
    workbook.close();
  }
}
