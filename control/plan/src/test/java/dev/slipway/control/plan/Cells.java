// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Array;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of any engine as the same text: what is told alike is equal. */
final class Cells {
  private static final String NULL = "null";
  private static final MathContext DIGITS = new MathContext(12);
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

  private Cells() {}

  static List<List<String>> rows(ResultSet result) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    int columns = result.getMetaData().getColumnCount();
    while (result.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        row.add(cell(value(result, i)));
      }
      rows.add(row);
    }
    return rows;
  }

  private static @Nullable Object value(ResultSet result, int column) throws SQLException {
    String type = result.getMetaData().getColumnTypeName(column).toLowerCase(Locale.ROOT);
    if (type.startsWith("timestamptz") || type.startsWith("timestamp with")) {
      return result.getObject(column, OffsetDateTime.class);
    }
    return switch (result.getMetaData().getColumnType(column)) {
      case Types.DATE -> result.getObject(column, LocalDate.class);
      case Types.TIMESTAMP -> result.getObject(column, LocalDateTime.class);
      case Types.TIME -> result.getObject(column, LocalTime.class);
      default -> result.getObject(column);
    };
  }

  private static String cell(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> NULL;
      case Double number -> number(number);
      case Float number -> number(Double.parseDouble(number.toString()));
      case LocalDateTime time -> timestamp(time);
      case BigDecimal decimal -> decimal.toPlainString();
      case byte[] bytes -> HexFormat.of().formatHex(bytes);
      case Blob blob -> HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length()));
      case OffsetDateTime time -> instant(time.toInstant());
      case Instant time -> instant(time);
      case Array array -> list(Arrays.asList((@Nullable Object[]) array.getArray()));
      case Struct struct -> list(Arrays.asList(struct.getAttributes()));
      case Map<?, ?> map -> map(map);
      default -> value.toString();
    };
  }

  private static String instant(Instant time) {
    return timestamp(time.atOffset(ZoneOffset.UTC).toLocalDateTime()) + "Z";
  }

  private static String timestamp(LocalDateTime time) {
    return MICROSECONDS.format(time);
  }

  /** Sums and roots differ in their last digits by the order of what was added. */
  private static String number(double value) {
    return Double.isNaN(value) || Double.isInfinite(value) || value == 0
        ? Double.toString(value + 0.0)
        : new BigDecimal(value).round(DIGITS).stripTrailingZeros().toString();
  }

  private static String list(List<? extends @Nullable Object> values) throws SQLException {
    List<String> cells = new ArrayList<>();
    for (Object value : values) {
      cells.add(cell(value));
    }
    return cells.toString();
  }

  private static String map(Map<?, ?> map) throws SQLException {
    List<String> cells = new ArrayList<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      cells.add(cell(entry.getKey()) + "=" + cell(entry.getValue()));
    }
    return cells.stream().sorted().toList().toString();
  }
}
