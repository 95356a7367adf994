// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/** Values of a result as JSON text: numbers in full, times in ISO 8601, binary in base 64. */
final class JsonValue {
  private JsonValue() {}

  static void append(StringBuilder json, @Nullable Object value) throws SQLException {
    switch (value) {
      case null -> json.append("null");
      case Boolean known -> json.append(known);
      case Double number -> real(json, number, Double.toString(number));
      case Float number -> real(json, number.doubleValue(), Float.toString(number));
      case BigDecimal number -> json.append(number.toPlainString());
      case BigInteger number -> json.append(number);
      case Number number -> json.append(number);
      case LocalDate date -> text(json, date.toString());
      case LocalTime time -> text(json, time.toString());
      case LocalDateTime time -> text(json, time.toString());
      case OffsetDateTime time -> text(json, time.withOffsetSameInstant(ZoneOffset.UTC).toString());
      case Timestamp time -> text(json, time.toLocalDateTime().toString());
      case Blob blob ->
          text(json, Base64.getEncoder().encodeToString(blob.getBytes(1, (int) blob.length())));
      case Array array -> list(json, Arrays.asList((Object[]) array.getArray()));
      case Iterable<?> list -> list(json, list);
      case DuckDBStruct struct -> object(json, struct.getMap());
      case Map<?, ?> map -> object(json, map);
      default -> text(json, value.toString());
    }
  }

  private static void real(StringBuilder json, double number, String text) {
    if (Double.isFinite(number)) {
      json.append(text);
    } else {
      text(json, text);
    }
  }

  private static void list(StringBuilder json, Iterable<?> values) throws SQLException {
    json.append('[');
    String separator = "";
    for (Object value : values) {
      json.append(separator);
      append(json, value);
      separator = ",";
    }
    json.append(']');
  }

  private static void object(StringBuilder json, Map<?, ?> fields) throws SQLException {
    json.append('{');
    String separator = "";
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      json.append(separator);
      text(json, String.valueOf(field.getKey()));
      json.append(':');
      append(json, field.getValue());
      separator = ",";
    }
    json.append('}');
  }

  static void text(StringBuilder json, String value) {
    json.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> json.append(c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : c);
      }
    }
    json.append('"');
  }
}
