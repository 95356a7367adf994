// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.Column;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Format;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import dev.slipway.spi.Engine.Input;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds the place of a value that is no whole number, after a task has failed of it: whole numbers
 * are read as text first, and by then the row is not known any more.
 */
final class CsvLocator {
  private static final int MOST = 120;

  private final Database database;

  CsvLocator(Database database) {
    this.database = database;
  }

  /** A better account of the failure where there is one. */
  SlipwayException explain(SlipwayException failure, List<Input> inputs) {
    if (!String.valueOf(failure.getMessage()).contains(WholeNumber.FAULT)) {
      return failure;
    }
    return inputs.stream()
        .flatMap(input -> find(input).stream())
        .findFirst()
        .map(place -> new SlipwayException(ErrorCode.BAD_DATA, place, failure))
        .orElse(failure);
  }

  private Optional<String> find(Input input) {
    if (!(input.scan().format() instanceof Format.Csv csv)) {
      return Optional.empty();
    }
    return Inputs.files(input.scan()).stream()
        .flatMap(file -> find(file, csv, input.scan().schema()).stream())
        .findFirst();
  }

  private Optional<String> find(Path file, Format.Csv csv, Schema schema) {
    List<String> names = csv.header() ? CsvHeader.read(database, csv, file) : schema.names();
    return schema.columns().stream()
        .filter(column -> WholeNumber.is(column.type()))
        .flatMap(column -> find(CsvSource.File.of(file, names), csv, column).stream())
        .findFirst();
  }

  private Optional<String> find(CsvSource.File file, Format.Csv csv, Column column) {
    Schema text = new Schema(List.of(Column.of(column.name(), Primitive.STRING)));
    String name = Sql.name(column.name());
    return database.query(
        "SELECT place, value FROM (SELECT row_number() OVER () AS place, "
            + name
            + " AS value FROM ("
            + CsvSource.select(text, csv, List.of(file))
            + ")) WHERE value IS NOT NULL AND "
            + WholeNumber.tryRead("value", column.type())
            + " IS NULL ORDER BY place LIMIT 1",
        rows ->
            rows.next()
                ? Optional.of(
                    sentence(
                        rows.getLong(1) + csv.skip() + (csv.header() ? 1 : 0),
                        file,
                        column,
                        rows.getString(2)))
                : Optional.empty());
  }

  private static String sentence(long row, CsvSource.File file, Column column, String value) {
    return CsvFault.misfit(
        "Row " + row + " of the file " + file.path().getFileName(),
        Text.visible(value, MOST),
        column.name(),
        column.type());
  }
}
