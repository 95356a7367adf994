// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.compute.worker.LocalFile;
import dev.slipway.model.Column;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Format;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Engine.DetectTask;
import dev.slipway.spi.Engine.Detected;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at a sample of files and tells their format and columns. */
final class Detecting {
  private static final int MOST_FILES = 8;

  private final Database database;
  private final Conversions conversions;
  private final DetectTask task;

  Detecting(Database database, Conversions conversions, DetectTask task) {
    this.database = database;
    this.conversions = conversions;
    this.task = task;
  }

  Detected run(Path spill) {
    List<Path> given =
        task.files().stream().limit(MOST_FILES).map(file -> LocalFile.of(file.uri())).toList();
    if (given.isEmpty()) {
      throw new SlipwayException(
          ErrorCode.BAD_DATA, "There is no file whose format could be detected.");
    }
    given.forEach(ZstdFile::requireWhole);
    List<Path> files = given.stream().map(conversions::readable).toList();
    Format format =
        task.known().orElseGet(() -> FormatGuess.of(given.getFirst(), files.getFirst()));
    new Sandbox(files, List.of(spill), spill, task.limits()).confine(database);
    return switch (format) {
      case Format.Parquet parquet ->
          described(
              parquet,
              "read_parquet(" + list(files) + ", union_by_name = true, hive_partitioning = false)");
      case Format.JsonLines lines ->
          described(
              lines,
              "read_json("
                  + list(files)
                  + ", format = 'newline_delimited', records = true, union_by_name = true, hive_partitioning = false)");
      case Format.Csv csv ->
          new CsvDetection(database, files, task.known().isPresent(), task.known().isPresent())
              .run(csv);
      case Format.Excel excel -> excel(excel, given);
      case Format.Avro _, Format.Orc _ ->
          new Detected(format, conversions.columns(format, given), List.of());
    };
  }

  /** The sheet's CSV tells the types; a first row of texts alone are the names. */
  private Detected excel(Format.Excel given, List<Path> files) {
    boolean isKnown = task.known().isPresent();
    boolean header = isKnown ? given.header() : conversions.hasHeader(files.getFirst(), given);
    Format.Excel format =
        new Format.Excel(given.sheet(), given.skip(), header, given.range(), given.nulls());
    List<Path> texts = files.stream().map(file -> conversions.excel(file, format)).toList();
    Detected detected = new CsvDetection(database, texts, true, isKnown).run(ExcelText.csv(format));
    List<String> nulls = detected.format() instanceof Format.Csv csv ? csv.nulls() : format.nulls();
    return new Detected(
        new Format.Excel(format.sheet(), format.skip(), header, format.range(), nulls),
        detected.schema(),
        detected.notes());
  }

  private static String list(List<Path> files) {
    return Sql.list(files.stream().map(Path::toString).toList());
  }

  private Detected described(Format format, String source) {
    List<Column> columns =
        database.query(
            "DESCRIBE SELECT * FROM " + source,
            rows -> {
              List<Column> found = new ArrayList<>();
              while (rows.next()) {
                found.add(Column.of(rows.getString(1), DuckType.parse(rows.getString(2))));
              }
              return found;
            });
    return new Detected(format, new Schema(columns), List.of());
  }
}
