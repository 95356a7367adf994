// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.util.UnicodeUtil;

/**
 * The smallest and largest value of a column, from an engine's SQL text to Iceberg's bytes. A bound
 * may be missing but never wrong: text that cannot be read (infinity, a year before Christ, a NaN)
 * gives none.
 */
final class Bounds {
  /** Iceberg's own default: longer strings are cut, an upper bound upwards. */
  private static final int LONGEST = 16;

  private static final DateTimeFormatter WITH_OFFSET =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendOffset("+HH:mm", "+00")
          .toFormatter(Locale.ROOT);

  private static final OffsetDateTime EPOCH = Instant.EPOCH.atOffset(ZoneOffset.UTC);

  private Bounds() {}

  static Optional<ByteBuffer> least(Type type, String text) {
    return type.typeId() == Type.TypeID.STRING
        ? bytes(type, UnicodeUtil.truncateStringMin(text, LONGEST))
        : value(type, text).flatMap(value -> bytes(type, negativeZero(value)));
  }

  static Optional<ByteBuffer> most(Type type, String text) {
    if (type.typeId() == Type.TypeID.STRING) {
      return Optional.ofNullable(UnicodeUtil.truncateStringMax(text, LONGEST))
          .flatMap(cut -> bytes(type, cut));
    }
    return value(type, text).flatMap(value -> bytes(type, positiveZero(value)));
  }

  private static Optional<ByteBuffer> bytes(Type type, Object value) {
    return Optional.of(Conversions.toByteBuffer(type, value));
  }

  private static Optional<Object> value(Type type, String text) {
    try {
      return switch (type.typeId()) {
        case BOOLEAN -> bool(text);
        case INTEGER -> Optional.of(Integer.valueOf(text));
        case LONG -> Optional.of(Long.valueOf(text));
        case FLOAT ->
            Optional.<Object>of(Float.valueOf(text)).filter(value -> !((Float) value).isNaN());
        case DOUBLE ->
            Optional.<Object>of(Double.valueOf(text)).filter(value -> !((Double) value).isNaN());
        case DECIMAL -> decimal((Types.DecimalType) type, text);
        case UUID -> Optional.of(UUID.fromString(text));
        case DATE -> Optional.of((int) LocalDate.parse(text).toEpochDay());
        case TIME -> Optional.of(LocalTime.parse(text).toNanoOfDay() / 1000);
        case TIMESTAMP -> timestamp((Types.TimestampType) type, text.replace(' ', 'T'));
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Object> bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> Optional.of(true);
      case "false", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<Object> decimal(Types.DecimalType type, String text) {
    BigDecimal value = new BigDecimal(text).setScale(type.scale(), RoundingMode.UNNECESSARY);
    return value.precision() <= type.precision() ? Optional.of(value) : Optional.empty();
  }

  private static Optional<Object> timestamp(Types.TimestampType type, String text) {
    OffsetDateTime time =
        type.shouldAdjustToUTC()
            ? OffsetDateTime.parse(text, WITH_OFFSET)
            : LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
    return Optional.of(ChronoUnit.MICROS.between(EPOCH, time));
  }

  private static Object negativeZero(Object value) {
    return isZero(value) ? signed(value, -1) : value;
  }

  private static Object positiveZero(Object value) {
    return isZero(value) ? signed(value, 1) : value;
  }

  /** Engines hold the two zeros for equal, Iceberg orders them. */
  private static boolean isZero(Object value) {
    return (value instanceof Double d && d == 0) || (value instanceof Float f && f == 0);
  }

  private static Object signed(Object zero, int sign) {
    return zero instanceof Double
        ? (Object) Math.copySign(0.0, sign)
        : (Object) Math.copySign(0.0f, sign);
  }
}
