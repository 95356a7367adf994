// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.model.ColumnType.Primitive;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.orc.TypeDescription;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.DecimalColumnVector;
import org.apache.orc.storage.ql.exec.vector.DoubleColumnVector;
import org.apache.orc.storage.ql.exec.vector.ListColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.MapColumnVector;
import org.apache.orc.storage.ql.exec.vector.StructColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;
import org.apache.orc.storage.ql.exec.vector.UnionColumnVector;
import org.jspecify.annotations.Nullable;

/** ORC's values as {@link FileTable} has them. */
final class OrcValue {
  private OrcValue() {}

  static @Nullable Object plain(TypeDescription type, ColumnVector vector, int row) {
    int at = vector.isRepeating ? 0 : row;
    if (!vector.noNulls && vector.isNull[at]) {
      return null;
    }
    return switch (vector) {
      case LongColumnVector longs -> number(type, longs.vector[at]);
      case DoubleColumnVector doubles -> real(type, doubles.vector[at]);
      case DecimalColumnVector decimals ->
          decimals.vector[at].getHiveDecimal().bigDecimalValue().toPlainString();
      case BytesColumnVector bytes -> bytes(type, bytes, at);
      case TimestampColumnVector times -> time(type, times, at);
      case ListColumnVector lists -> list(type, lists, at);
      case MapColumnVector maps -> map(type, maps, at);
      case StructColumnVector structs -> struct(type, structs, at);
      case UnionColumnVector unions -> {
        int tag = unions.tags[at];
        yield String.valueOf(plain(type.getChildren().get(tag), unions.fields[tag], at));
      }
      default -> throw new IllegalArgumentException("it has values of the type " + type);
    };
  }

  private static Object number(TypeDescription type, long value) {
    return switch (type.getCategory()) {
      case BOOLEAN -> value != 0;
      case DATE -> LocalDate.ofEpochDay(value).toString();
      default -> value;
    };
  }

  private static Object real(TypeDescription type, double value) {
    return type.getCategory() == TypeDescription.Category.FLOAT ? (Object) (float) value : value;
  }

  private static String bytes(TypeDescription type, BytesColumnVector bytes, int at) {
    return OrcType.of(type) == Primitive.BINARY
        ? JsonBytes.text(ByteBuffer.wrap(bytes.vector[at], bytes.start[at], bytes.length[at]))
        : new String(bytes.vector[at], bytes.start[at], bytes.length[at], UTF_8);
  }

  private static String time(TypeDescription type, TimestampColumnVector times, int at) {
    Instant instant =
        Instant.ofEpochSecond(Math.floorDiv(times.time[at], 1000L), times.nanos[at])
            .truncatedTo(ChronoUnit.MICROS);
    return type.getCategory() == TypeDescription.Category.TIMESTAMP_INSTANT
        ? instant.toString()
        : instant.atOffset(ZoneOffset.UTC).toLocalDateTime().toString();
  }

  private static List<@Nullable Object> list(TypeDescription type, ListColumnVector lists, int at) {
    List<@Nullable Object> values = new ArrayList<>();
    int from = (int) lists.offsets[at];
    for (int i = from; i < from + (int) lists.lengths[at]; i++) {
      values.add(plain(type.getChildren().getFirst(), lists.child, i));
    }
    return values;
  }

  private static Map<String, @Nullable Object> map(
      TypeDescription type, MapColumnVector maps, int at) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    int from = (int) maps.offsets[at];
    for (int i = from; i < from + (int) maps.lengths[at]; i++) {
      values.put(
          String.valueOf(plain(type.getChildren().getFirst(), maps.keys, i)),
          plain(type.getChildren().getLast(), maps.values, i));
    }
    return values;
  }

  private static Map<String, @Nullable Object> struct(
      TypeDescription type, StructColumnVector structs, int at) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < structs.fields.length; i++) {
      values.put(
          type.getFieldNames().get(i), plain(type.getChildren().get(i), structs.fields[i], at));
    }
    return values;
  }
}
