// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.Column;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Engine.Rows;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a result as a JSON array of arrays, up to a number of rows and a number of
 * characters.
 */
final class RowReader {
  /** Well below what a frame holds. */
  private static final int MOST_CHARACTERS = 4 << 20;

  private final ResultSet result;
  private final Schema schema;

  RowReader(ResultSet result) throws SQLException {
    this.result = result;
    this.schema = schema(result.getMetaData());
  }

  private static Schema schema(ResultSetMetaData about) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= about.getColumnCount(); i++) {
      columns.add(Column.of(about.getColumnName(i), DuckType.parse(about.getColumnTypeName(i))));
    }
    return new Schema(columns);
  }

  Rows rows(int most) throws SQLException {
    StringBuilder json = new StringBuilder("[");
    int count = 0;
    boolean more = false;
    while (!more && result.next()) {
      more = count == most || json.length() > MOST_CHARACTERS;
      if (!more) {
        json.append(count++ == 0 ? "" : ",");
        row(json);
        requireBounded(json, count);
      }
    }
    return new Rows(schema, new Json(json.append(']').toString()), more);
  }

  private static void requireBounded(StringBuilder json, int rows) {
    if (rows == 1 && json.length() > MOST_CHARACTERS) {
      throw new SlipwayException(
          ErrorCode.BAD_DATA,
          "The first row alone is longer than the "
              + MOST_CHARACTERS
              + " characters that can be shown. Select fewer"
              + " columns, or a part of the long values.");
    }
  }

  private void row(StringBuilder json) throws SQLException {
    json.append('[');
    for (int i = 0; i < schema.columns().size(); i++) {
      json.append(i == 0 ? "" : ",");
      JsonValue.append(json, DuckValue.read(result, i + 1, schema.columns().get(i).type()));
    }
    json.append(']');
  }
}
