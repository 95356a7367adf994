// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static java.util.stream.Collectors.joining;

import dev.slipway.model.Column;
import dev.slipway.spi.Scan;
import java.nio.file.Path;
import java.util.List;

/**
 * The SELECT that reads Parquet files: by field id where there are ids, otherwise by name, with a
 * cast for each column that is not known to have its type already.
 */
final class ParquetSource {
  private ParquetSource() {}

  static String select(Scan scan, List<Path> files) {
    String list = Sql.list(files.stream().map(Path::toString).toList());
    return scan.fieldIds().isEmpty() ? byName(scan, list, files.size() > 1) : byFieldId(scan, list);
  }

  /** A column that a file is older than is null in its rows; a renamed one is found. */
  private static String byFieldId(Scan scan, String files) {
    String map =
        scan.schema().columns().stream()
            .map(column ->
                scan.fieldIds().get(column.name())
                    + ": {name: "
                    + Sql.text(column.name())
                    + ", type: "
                    + Sql.text(DuckType.sql(column.type()))
                    + ", default_value: NULL}")
            .collect(joining(", ", "MAP {", "}"));
    return "SELECT "
        + columns(scan)
        + " FROM read_parquet("
        + files
        + ", schema = "
        + map
        + ", hive_partitioning = false)";
  }

  private static String byName(Scan scan, String files, boolean areMany) {
    return "SELECT "
        + (scan.exact() ? columns(scan) : casts(scan))
        + " FROM read_parquet("
        + files
        + (areMany ? ", union_by_name = true" : "")
        + ", hive_partitioning = false)";
  }

  private static String casts(Scan scan) {
    return scan.schema().columns().stream().map(ParquetSource::cast).collect(joining(", "));
  }

  private static String cast(Column column) {
    String name = Sql.name(column.name());
    return "CAST(" + name + " AS " + DuckType.sql(column.type()) + ") AS " + name;
  }

  private static String columns(Scan scan) {
    return scan.schema().names().stream().map(Sql::name).collect(joining(", "));
  }
}
