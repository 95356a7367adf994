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
  private final DetectTask task;

  Detecting(Database database, DetectTask task) {
    this.database = database;
    this.task = task;
  }

  Detected run(Path spill) {
    List<Path> files =
        task.files().stream().limit(MOST_FILES).map(file -> LocalFile.of(file.uri())).toList();
    if (files.isEmpty()) {
      throw new SlipwayException(
          ErrorCode.BAD_DATA, "There is no file whose format could be detected.");
    }
    files.forEach(ZstdFile::requireWhole);
    new Sandbox(files, List.of(spill), spill, task.limits()).confine(database);
    return switch (task.known().orElseGet(() -> FormatGuess.of(files.getFirst()))) {
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
      case Format.Csv csv -> new CsvDetection(database, files, task.known().isPresent()).run(csv);
    };
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
