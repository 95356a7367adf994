// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a dataset as text for people; a null is left blank, fractions are rounded to three
 * digits.
 */
final class RowsTable {
  private static final int FRACTION = 3;

  private RowsTable() {}

  static String text(Wire.Rows rows) {
    List<Column> columns = rows.schema().columns();
    Grid grid =
        new Grid(
            columns.stream()
                .map(column -> new Grid.Head(column.name(), isNumber(column.type())))
                .toList());
    for (List<Json> row : rows.rows()) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        cells.add(cell(row.get(i).text(), columns.get(i).type()));
      }
      grid.row(cells);
    }
    return grid.text() + (rows.more() ? "\n… and more rows" : "");
  }

  private static boolean isNumber(ColumnType type) {
    return switch (type) {
      case Primitive p ->
          switch (p) {
            case INT32, INT64, FLOAT32, FLOAT64 -> true;
            case BOOLEAN, STRING, BINARY, UUID, DATE, TIME, TIMESTAMP, TIMESTAMPTZ -> false;
          };
      case ColumnType.Decimal d -> true;
      case ColumnType.ListOf l -> false;
      case ColumnType.MapOf m -> false;
      case ColumnType.Struct s -> false;
    };
  }

  private static String cell(String json, ColumnType type) {
    if (json.equals("null")) {
      return "";
    }
    if (json.startsWith("\"")) {
      return Documents.read(String.class, new Json(json));
    }
    return type == Primitive.FLOAT32 || type == Primitive.FLOAT64 ? rounded(json) : json;
  }

  private static String rounded(String number) {
    BigDecimal value = new BigDecimal(number);
    return value.scale() <= FRACTION && value.scale() >= 0
        ? value.toPlainString()
        : value.setScale(FRACTION, RoundingMode.HALF_EVEN).toPlainString();
  }
}
