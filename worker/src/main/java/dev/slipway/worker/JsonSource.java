// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static java.util.stream.Collectors.joining;

import dev.slipway.model.Schema;
import java.nio.file.Path;
import java.util.List;

/**
 * The SELECT that reads JSON lines. A key that an object lacks is null; other keys are left alone.
 */
final class JsonSource {
  private JsonSource() {}

  static String select(Schema schema, List<Path> files) {
    String columns =
        schema.columns().stream()
            .map(column -> Sql.text(column.name()) + ": " + Sql.text(DuckType.sql(column.type())))
            .collect(joining(", ", "{", "}"));
    return "SELECT * FROM read_json("
        + Sql.list(files.stream().map(Path::toString).toList())
        + ", format = 'newline_delimited', records = true, hive_partitioning = false, columns = "
        + columns
        + ")";
  }
}
