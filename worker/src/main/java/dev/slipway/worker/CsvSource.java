// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.slipway.model.Column;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Format;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The SELECT that reads CSV files. Files whose headers name the same columns in the same order are
 * read together, so that the order may differ from file to file.
 */
final class CsvSource {
  private CsvSource() {}

  /**
   * @param names the columns' names in the order of the file
   * @param atOnce whether several threads may read it
   */
  record File(Path path, List<String> names, boolean atOnce) {
    static File of(Path path, List<String> names) {
      return new File(path, names, !CsvEnd.needsOneReader(path));
    }
  }

  static String select(Schema schema, Format.Csv format, List<File> files) {
    Map<List<String>, List<File>> alike =
        files.stream().collect(groupingBy(File::names, LinkedHashMap::new, toList()));
    List<String> selects = new ArrayList<>();
    alike.forEach((names, group) -> selects.add(read(schema, format, names, group)));
    return String.join(" UNION ALL ", selects);
  }

  private static String read(
      Schema schema, Format.Csv format, List<String> names, List<File> files) {
    String select =
        schema.names().stream()
            .map(name -> column(name, schema, names, files.getFirst()))
            .collect(joining(", "));
    String columns =
        names.stream()
            .map(name -> Sql.text(name) + ": " + type(name, schema))
            .collect(joining(", "));
    List<String> options = new ArrayList<>(CsvDialect.options(format));
    options.add("header = " + format.header());
    options.add("columns = {" + columns + "}");
    if (files.stream().anyMatch(file -> !file.atOnce())) {
      options.add("parallel = false");
    }
    List<String> paths = files.stream().map(file -> file.path().toString()).toList();
    return "SELECT "
        + select
        + " FROM read_csv("
        + Sql.list(paths)
        + ", "
        + String.join(", ", options)
        + ")";
  }

  private static String column(String wanted, Schema schema, List<String> names, File file) {
    String found =
        names.stream()
            .filter(name -> name.equalsIgnoreCase(wanted))
            .findFirst()
            .orElseThrow(() ->
                new SlipwayException(
                    ErrorCode.BAD_DATA,
                    "The file "
                        + file.path().getFileName()
                        + " has no column '"
                        + wanted
                        + "'; its columns are "
                        + Text.visible(String.join(", ", names), 500)
                        + "."
                        + Text.didYouMean(wanted, names)));
    return value(Sql.name(found), schema.find(wanted)) + " AS " + Sql.name(wanted);
  }

  private static String value(String found, Optional<Column> column) {
    return column
        .map(Column::type)
        .filter(WholeNumber::is)
        .map(type -> WholeNumber.read(found, type))
        .orElse(found);
  }

  /**
   * As the reader is to read it; what is checked further on, and what nobody asked for, is text.
   */
  private static String type(String name, Schema schema) {
    return Sql.text(
        schema
            .find(name)
            .map(Column::type)
            .filter(type -> !WholeNumber.is(type))
            .map(DuckType::sql)
            .orElse("VARCHAR"));
  }
}
