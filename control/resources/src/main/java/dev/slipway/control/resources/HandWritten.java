// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.ColumnType;
import dev.slipway.model.ColumnType.Decimal;
import dev.slipway.model.ColumnType.Primitive;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** How values of each type are written by hand; an engine reads each of these texts alike. */
final class HandWritten {
  private static final Pattern REAL =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?|NaN|-?Infinity");
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,19}");
  private static final Pattern EXACT =
      Pattern.compile("[+-]?(\\d{1,38}(\\.\\d{0,38})?|\\.\\d{1,38})");
  private static final Pattern YEAR = Pattern.compile("\\d{4}-.*");
  private static final int UUID_LENGTH = 36;

  private HandWritten() {}

  static boolean has(ColumnType type) {
    return type instanceof Decimal || (type instanceof Primitive && type != Primitive.BINARY);
  }

  static boolean fits(ColumnType type, String text) {
    return switch (type) {
      case Decimal decimal -> fits(decimal, text);
      case Primitive primitive -> fits(primitive, text);
      case ColumnType.ListOf _, ColumnType.MapOf _, ColumnType.Struct _ -> false;
    };
  }

  private static boolean fits(Primitive type, String text) {
    return switch (type) {
      case STRING -> true;
      case BOOLEAN -> text.equals("true") || text.equals("false");
      case INT32 -> WHOLE.matcher(text).matches() && parses(Integer::valueOf, text);
      case INT64 -> WHOLE.matcher(text).matches() && parses(Long::valueOf, text);
      case FLOAT32, FLOAT64 -> REAL.matcher(text).matches();
      case UUID -> text.length() == UUID_LENGTH && parses(UUID::fromString, text);
      case DATE -> isYear(text) && parses(LocalDate::parse, text);
      case TIME -> parses(LocalTime::parse, text);
      case TIMESTAMP -> isYear(text) && parses(LocalDateTime::parse, text.replace(' ', 'T'));
      case TIMESTAMPTZ -> isYear(text) && parses(OffsetDateTime::parse, text.replace(' ', 'T'));
      case BINARY -> false;
    };
  }

  private static boolean parses(Function<String, Object> parser, String text) {
    try {
      var _ = parser.apply(text);
      return true;
    } catch (DateTimeException | IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isYear(String text) {
    return YEAR.matcher(text).matches();
  }

  private static boolean fits(Decimal type, String text) {
    if (!EXACT.matcher(text).matches()) {
      return false;
    }
    BigDecimal number = new BigDecimal(text).stripTrailingZeros();
    return number.scale() <= type.scale()
        && number.setScale(type.scale(), RoundingMode.UNNECESSARY).precision() <= type.precision();
  }

  static String example(ColumnType type) {
    return switch (type) {
      case Decimal decimal ->
          "a number of at most "
              + decimal.precision()
              + " digits, "
              + decimal.scale()
              + " after the point";
      case Primitive primitive -> example(primitive);
      case ColumnType.ListOf _, ColumnType.MapOf _, ColumnType.Struct _ -> "nothing";
    };
  }

  private static String example(Primitive type) {
    return switch (type) {
      case STRING -> "any text";
      case BOOLEAN -> "true or false";
      case INT32, INT64 -> "a whole number that it can hold";
      case FLOAT32, FLOAT64 -> "a number such as 2.5 or 1e9";
      case UUID -> "32 hexadecimal digits such as 123e4567-e89b-12d3-a456-426614174000";
      case DATE -> "a date such as 2026-01-31";
      case TIME -> "a time such as 12:30:00";
      case TIMESTAMP -> "a date and time such as 2026-01-31T12:30:00";
      case TIMESTAMPTZ -> "an instant such as 2026-01-31T12:30:00Z";
      case BINARY -> "nothing";
    };
  }
}
