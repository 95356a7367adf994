// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.Column;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Format;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import dev.slipway.spi.Engine.Input;
import dev.slipway.spi.Scan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Files that DuckDB cannot read, written anew as text that it can: what it cannot unpack, Excel as
 * CSV, Avro and ORC as JSON lines. They lie in the worker's own directory until the task ends.
 */
final class Conversions implements AutoCloseable {
  private final Path directory;
  private final Rewriting rewriting;

  /**
   * @param allowance of bytes of all that is written anew
   */
  Conversions(Path spill, Allowance allowance) {
    this.directory = spill.resolve("converted");
    this.rewriting = new Rewriting(directory, allowance);
  }

  List<Input> of(List<Input> inputs) {
    return inputs.stream().map(input -> new Input(input.name(), of(input.scan()))).toList();
  }

  private Scan of(Scan given) {
    Scan scan = written(given);
    List<Path> files = Inputs.files(scan);
    if (files.stream().noneMatch(file -> isNeeded(scan.format(), file))) {
      return scan;
    }
    files.forEach(Inputs::requireReadable);
    return switch (scan.format()) {
      case Format.Csv _, Format.JsonLines _, Format.Parquet _ ->
          text(scan, scan.format(), files.stream().map(rewriting::unpacked).toList());
      case Format.Excel excel ->
          text(
              scan,
              ExcelText.csv(excel),
              files.stream()
                  .map(file -> rewriting.excel(file, excel, scan.schema().columns().size()))
                  .toList());
      case Format.Avro _, Format.Orc _ ->
          lines(scan, files.stream().map(file -> rewriting.lines(file, scan.format())).toList());
    };
  }

  /** With files for those that lie in their addresses. */
  private Scan written(Scan scan) {
    return scan.files().stream().noneMatch(file -> file.uri().startsWith(Scan.HELD))
        ? scan
        : text(scan, scan.format(), scan.files().stream().map(rewriting::held).toList());
  }

  private static boolean isNeeded(Format format, Path file) {
    boolean isText = format instanceof Format.Csv || format instanceof Format.JsonLines;
    return isText
        ? Packing.of(file).filter(packing -> !packing.isKnownToDuckDb()).isPresent()
        : !(format instanceof Format.Parquet) || Packing.of(file).isPresent();
  }

  private static Scan lines(Scan scan, List<Rewriting.Lines> files) {
    List<String> names =
        files.stream().flatMap(file -> file.schema().names().stream()).distinct().toList();
    for (String name : scan.schema().names()) {
      if (!names.contains(name)) {
        throw new SlipwayException(
            ErrorCode.BAD_DATA,
            "No file of the dataset has a column '"
                + name
                + "'; the columns are "
                + Text.visible(String.join(", ", names), 500)
                + "."
                + Text.didYouMean(name, names));
      }
    }
    return text(scan, scan.format(), files.stream().map(Rewriting.Lines::file).toList());
  }

  private static Scan text(Scan scan, Format format, List<Path> files) {
    return new Scan(
        scan.schema(),
        format,
        Map.of(),
        files.stream().map(file -> new Scan.File("file://" + file, -1, -1)).toList(),
        scan.version());
  }

  /** A file of text as it is without compression, if DuckDB could not unpack it. */
  Path readable(Path file) {
    return Packing.of(file).filter(packing -> !packing.isKnownToDuckDb()).isPresent()
        ? rewriting.unpacked(file)
        : file;
  }

  /** As CSV, with as many columns as its first rows have. */
  Path excel(Path file, Format.Excel format) {
    return rewriting.excel(file, format, ExcelText.ANY_WIDTH);
  }

  boolean hasHeader(Path file, Format.Excel format) {
    return rewriting.hasHeader(file, format);
  }

  /** The columns of all the files, each as it is where it is first found. */
  Schema columns(Format format, List<Path> files) {
    Schema all = Schema.EMPTY;
    for (Path file : files) {
      Schema more = rewriting.columns(file, format);
      List<Column> columns = new ArrayList<>(all.columns());
      for (Column column : more.columns()) {
        if (all.find(column.name()).isEmpty()) {
          columns.add(column);
        }
      }
      all = new Schema(columns);
    }
    return all;
  }

  @Override
  public void close() {
    try {
      Spill.remove(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
