// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.spi.Staged.ColumnStatistics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What COPY tells of the file that it wrote.
 *
 * @param columns by the quoted path of the column
 */
record Statistics(long rows, long bytes, Map<String, Map<String, String>> columns) {

  static Statistics read(ResultSet result) throws SQLException {
    result.next();
    Map<String, Map<String, String>> columns = new HashMap<>();
    if (result.getObject("column_statistics") instanceof Map<?, ?> all) {
      all.forEach((path, values) -> columns.put(String.valueOf(path), texts(values)));
    }
    return new Statistics(result.getLong("count"), result.getLong("file_size_bytes"), columns);
  }

  private static Map<String, String> texts(Object values) {
    Map<String, String> texts = new HashMap<>();
    if (values instanceof Map<?, ?> map) {
      map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
    }
    return texts;
  }

  Map<Integer, ColumnStatistics> byId(Map<String, Integer> ids) {
    Map<Integer, ColumnStatistics> found = new HashMap<>();
    ids.forEach((path, id) -> found.put(id, of(columns.getOrDefault(path, Map.of()))));
    return found;
  }

  private static ColumnStatistics of(Map<String, String> values) {
    return new ColumnStatistics(
        Long.parseLong(values.getOrDefault("column_size_bytes", "0")),
        Long.parseLong(values.getOrDefault("null_count", "0")),
        Optional.ofNullable(values.get("min")),
        Optional.ofNullable(values.get("max")));
  }
}
