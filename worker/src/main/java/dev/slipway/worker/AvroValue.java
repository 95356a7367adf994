// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Avro's values as {@link FileTable} has them. */
final class AvroValue {
  private AvroValue() {}

  static @Nullable Object plain(Schema schema, @Nullable Object value) {
    if (schema.getType() == Schema.Type.UNION) {
      return plain(schema.getTypes().get(GenericData.get().resolveUnion(schema, value)), value);
    }
    return switch (value) {
      case null -> null;
      case ByteBuffer bytes -> bytes(schema.getLogicalType(), bytes);
      case GenericFixed fixed -> bytes(schema.getLogicalType(), ByteBuffer.wrap(fixed.bytes()));
      case Integer number -> number(schema.getLogicalType(), number);
      case Long number -> number(schema.getLogicalType(), number);
      case Number number -> number;
      case Boolean known -> known;
      case Collection<?> list -> list(schema, list);
      case Map<?, ?> map -> map(schema, map);
      case IndexedRecord record -> record(record);
      default -> value.toString();
    };
  }

  private static Object bytes(@Nullable LogicalType logical, ByteBuffer bytes) {
    if (logical instanceof LogicalTypes.Decimal decimal && decimal.getPrecision() <= 38) {
      byte[] unscaled = new byte[bytes.remaining()];
      bytes.duplicate().get(unscaled);
      return new BigDecimal(new BigInteger(unscaled), decimal.getScale()).toPlainString();
    }
    return JsonBytes.text(bytes);
  }

  private static Object number(@Nullable LogicalType logical, Number number) {
    long value = number.longValue();
    return switch (logical) {
      case LogicalTypes.Date _ -> LocalDate.ofEpochDay(value).toString();
      case LogicalTypes.TimeMillis _ -> LocalTime.ofNanoOfDay(value * 1_000_000).toString();
      case LogicalTypes.TimeMicros _ -> LocalTime.ofNanoOfDay(value * 1_000).toString();
      case LogicalTypes.TimestampMillis _ -> instant(value, ChronoUnit.MILLIS).toString();
      case LogicalTypes.TimestampMicros _ -> instant(value, ChronoUnit.MICROS).toString();
      case LogicalTypes.TimestampNanos _ -> instant(value, ChronoUnit.NANOS).toString();
      case LogicalTypes.LocalTimestampMillis _ -> local(value, ChronoUnit.MILLIS);
      case LogicalTypes.LocalTimestampMicros _ -> local(value, ChronoUnit.MICROS);
      case LogicalTypes.LocalTimestampNanos _ -> local(value, ChronoUnit.NANOS);
      case null, default -> number;
    };
  }

  private static Instant instant(long value, ChronoUnit unit) {
    return Instant.EPOCH.plus(value, unit).truncatedTo(ChronoUnit.MICROS);
  }

  private static String local(long value, ChronoUnit unit) {
    return instant(value, unit).atOffset(ZoneOffset.UTC).toLocalDateTime().toString();
  }

  private static List<@Nullable Object> list(Schema schema, Collection<?> values) {
    List<@Nullable Object> plain = new ArrayList<>(values.size());
    values.forEach(value -> plain.add(plain(schema.getElementType(), value)));
    return plain;
  }

  private static Map<String, @Nullable Object> map(Schema schema, Map<?, ?> values) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> plain.put(String.valueOf(key), plain(schema.getValueType(), value)));
    return plain;
  }

  private static Map<String, @Nullable Object> record(IndexedRecord record) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    for (Schema.Field field : record.getSchema().getFields()) {
      plain.put(field.name(), plain(field.schema(), record.get(field.pos())));
    }
    return plain;
  }
}
