// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Primitive;
import dev.slipway.model.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

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
    List<List<String>> cells =
        IntStream.range(0, columns.size())
            .mapToObj(i ->
                column(rows.rows().stream().map(row -> row.get(i)).toList(), columns.get(i).type()))
            .toList();
    for (int row = 0; row < rows.rows().size(); row++) {
      int at = row;
      grid.row(cells.stream().map(column -> column.get(at)).toList());
    }
    return grid.text() + (rows.more() ? "\n… and more rows" : "");
  }

  /** The cells of one column; its fractions get as many digits as the longest of them needs. */
  private static List<String> column(List<Json> values, ColumnType type) {
    if (type != Primitive.FLOAT32 && type != Primitive.FLOAT64) {
      return values.stream().map(RowsTable::cell).toList();
    }
    int digits =
        values.stream()
            .filter(RowsTable::isFinite)
            .mapToInt(RowsTable::digits)
            .reduce(0, Math::max);
    return values.stream()
        .map(value ->
            isFinite(value)
                ? rounded(value).setScale(digits, RoundingMode.UNNECESSARY).toPlainString()
                : cell(value))
        .toList();
  }

  private static boolean isFinite(Json value) {
    return !value.text().equals("null") && !value.text().startsWith("\"");
  }

  private static int digits(Json number) {
    return Math.max(0, rounded(number).stripTrailingZeros().scale());
  }

  private static BigDecimal rounded(Json number) {
    return new BigDecimal(number.text())
        .setScale(FRACTION, RoundingMode.HALF_EVEN)
        .stripTrailingZeros();
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

  private static String cell(Json value) {
    String json = value.text();
    return switch (json.charAt(0)) {
      case 'n' -> "";
      case '"' -> Documents.read(String.class, value);
      default -> json;
    };
  }
}
