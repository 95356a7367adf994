// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static java.util.stream.Collectors.joining;

import dev.slipway.compute.worker.LocalFile;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Format;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Engine.Input;
import dev.slipway.spi.Scan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The inputs of a task, under the names by which its SQL knows them. */
final class Inputs {
  private final Database database;
  private final Consumer<Path> intactness;

  /**
   * @param intactness refuses a Parquet file whose bytes are not those that were written
   */
  Inputs(Database database, Consumer<Path> intactness) {
    this.database = database;
    this.intactness = intactness;
  }

  static List<Path> files(List<Input> inputs) {
    return inputs.stream().flatMap(input -> files(input.scan()).stream()).toList();
  }

  static List<Path> files(Scan scan) {
    return scan.files().stream().map(file -> LocalFile.of(file.uri())).toList();
  }

  /** What a SELECT begins with to know them; a view of each would take a millisecond more. */
  String with(List<Input> inputs) {
    return inputs.stream()
        .map(
            input -> Sql.name(input.name()) + " AS NOT MATERIALIZED (" + select(input.scan()) + ")")
        .collect(
            Collectors.collectingAndThen(
                joining(", "), all -> all.isEmpty() ? "" : "WITH " + all + " "));
  }

  String select(Scan scan) {
    List<Path> files = files(scan);
    if (files.isEmpty()) {
      return empty(scan.schema());
    }
    files.forEach(Inputs::requireReadable);
    return switch (scan.format()) {
      case Format.Parquet parquet -> {
        files.forEach(intactness);
        yield ParquetSource.select(scan, files);
      }
      case Format.JsonLines lines -> JsonSource.select(scan.schema(), files);
      case Format.Csv csv ->
          CsvSource.select(
              scan.schema(),
              csv,
              files.stream().map(file -> csvFile(csv, scan.schema(), file)).toList());
      case Format.Avro _, Format.Orc _ -> JsonSource.converted(scan.schema(), files);
      case Format.Excel excel ->
          throw new IllegalStateException(excel + " becomes CSV before it is read");
    };
  }

  private CsvSource.File csvFile(Format.Csv csv, Schema schema, Path file) {
    return CsvSource.File.of(
        file, csv.header() ? CsvHeader.read(database, csv, file) : schema.names());
  }

  private static String empty(Schema schema) {
    return schema.columns().stream()
        .map(column ->
            "CAST(NULL AS " + DuckType.sql(column.type()) + ") AS " + Sql.name(column.name()))
        .collect(joining(", ", "SELECT ", " WHERE false"));
  }

  static void requireReadable(Path file) {
    if (!Files.isReadable(file)) {
      throw new SlipwayException(
          ErrorCode.BAD_DATA,
          "The file "
              + file.getFileName()
              + " was there when the inputs were listed and now is gone, or may not be"
              + " read. Put it back or build again.");
    }
    ZstdFile.requireWhole(file);
  }
}
