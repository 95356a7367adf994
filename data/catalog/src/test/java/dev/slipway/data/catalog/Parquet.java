// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import dev.slipway.spi.Staged;
import dev.slipway.spi.Tables.Staging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Does by hand what a worker does: stages the rows of a query as a Parquet file, and reads files
 * back.
 */
final class Parquet {
  private Parquet() {}

  static Staged stage(Staging staging, String sql) throws SQLException, IOException {
    Path file =
        Path.of(staging.directory().substring("file://".length())).resolve("part-0.parquet");
    Files.createDirectories(file.getParent());
    String ids =
        String.join(
            ", ",
            staging.fieldIds().entrySet().stream()
                .map(e -> "\"" + e.getKey() + "\": " + e.getValue())
                .toList());
    try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = db.createStatement();
        ResultSet written =
            statement.executeQuery(
                "COPY ("
                    + sql
                    + ") TO '"
                    + file
                    + "' (FORMAT parquet, COMPRESSION zstd, FIELD_IDS {"
                    + ids
                    + "}, RETURN_STATS)")) {
      written.next();
      long bytes = written.getLong("file_size_bytes");
      long rows = written.getLong("count");
      return new Staged(
          List.of(
              new Staged.File(
                  "file://" + file,
                  bytes,
                  rows,
                  columns(staging, written.getObject("column_statistics")))),
          List.of(),
          0);
    }
  }

  private static Map<Integer, Staged.ColumnStatistics> columns(Staging staging, Object statistics) {
    Map<Integer, Staged.ColumnStatistics> columns = new HashMap<>();
    ((Map<?, ?>) statistics)
        .forEach((name, values) -> {
          Map<?, ?> of = (Map<?, ?>) values;
          int id = staging.fieldIds().getOrDefault(name.toString().replace("\"", ""), -1);
          columns.put(
              id,
              new Staged.ColumnStatistics(
                  Long.parseLong(text(of, "column_size_bytes").orElse("0")),
                  Long.parseLong(text(of, "null_count").orElse("0")),
                  text(of, "min"),
                  text(of, "max")));
        });
    return columns;
  }

  private static Optional<String> text(Map<?, ?> map, String key) {
    return Optional.ofNullable(map.get(key)).map(Object::toString);
  }

  static List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = db.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      int count = found.getMetaData().getColumnCount();
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
          row.add(String.valueOf(found.getObject(i)));
        }
        rows.add(String.join("|", row));
      }
    }
    return rows;
  }
}
