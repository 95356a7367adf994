// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;

class BoundsTest {
  private static final String UUID_TEXT = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6";

  private static final Map<Type, Map.Entry<String, Object>> VALUES =
      Map.ofEntries(
          Map.entry(Types.BooleanType.get(), Map.entry("true", true)),
          Map.entry(Types.IntegerType.get(), Map.entry("-2147483648", Integer.MIN_VALUE)),
          Map.entry(Types.LongType.get(), Map.entry("9223372036854775807", Long.MAX_VALUE)),
          Map.entry(Types.FloatType.get(), Map.entry("1.5", 1.5f)),
          Map.entry(Types.DoubleType.get(), Map.entry("-1e-300", -1e-300)),
          Map.entry(Types.DecimalType.of(10, 2), Map.entry("-12.3", new BigDecimal("-12.30"))),
          Map.entry(Types.DateType.get(), Map.entry("1969-12-31", -1)),
          Map.entry(Types.TimeType.get(), Map.entry("00:00:01.000002", 1_000_002L)),
          Map.entry(Types.TimestampType.withoutZone(), Map.entry("1970-01-01 00:00:00.000001", 1L)),
          Map.entry(Types.UUIDType.get(), Map.entry(UUID_TEXT, UUID.fromString(UUID_TEXT))));

  @Test
  void readsTheTextOfEachType() {
    VALUES.forEach((type, value) -> {
      assertThat(least(type, value.getKey())).as(type.toString()).isEqualTo(value.getValue());
      assertThat(most(type, value.getKey())).as(type.toString()).isEqualTo(value.getValue());
    });
  }

  @Test
  void readsInstantsWithEachFormOfOffset() {
    Type type = Types.TimestampType.withZone();

    assertThat(least(type, "1970-01-01 00:00:00+00")).isEqualTo(0L);
    assertThat(least(type, "1970-01-01 05:30:00.5+05:30")).isEqualTo(500_000L);
    assertThat(least(type, "1969-12-31 20:00:00-04")).isEqualTo(0L);
  }

  @Test
  void cutsLongStringsDownwardsAndUpwards() {
    Type type = Types.StringType.get();

    assertThat(least(type, "abcdefghijklmnopqrst").toString()).isEqualTo("abcdefghijklmnop");
    assertThat(most(type, "abcdefghijklmnopqrst").toString()).isEqualTo("abcdefghijklmnoq");
    assertThat(most(type, "short").toString()).isEqualTo("short");
  }

  @Test
  void ordersBothZeros() {
    assertThat(least(Types.DoubleType.get(), "0.0")).isEqualTo(-0.0);
    assertThat(most(Types.DoubleType.get(), "-0.0")).isEqualTo(0.0);
    assertThat(least(Types.FloatType.get(), "0.0")).isEqualTo(-0.0f);
  }

  @Test
  void givesNoBoundRatherThanAWrongOne() {
    assertThat(Bounds.most(Types.DoubleType.get(), "nan")).isEmpty();
    assertThat(Bounds.most(Types.DoubleType.get(), "NaN")).isEmpty();
    assertThat(Bounds.most(Types.DateType.get(), "infinity")).isEmpty();
    assertThat(Bounds.least(Types.DateType.get(), "0044-03-15 (BC)")).isEmpty();
    assertThat(Bounds.least(Types.TimestampType.withZone(), "-infinity")).isEmpty();
    assertThat(Bounds.least(Types.DecimalType.of(4, 2), "1.234")).isEmpty();
    assertThat(Bounds.least(Types.IntegerType.get(), "2147483648")).isEmpty();
    assertThat(Bounds.least(Types.BinaryType.get(), "\\x00")).isEmpty();
    assertThat(Bounds.least(Types.BooleanType.get(), "maybe")).isEmpty();
    assertThat(Bounds.least(Types.UUIDType.get(), "no-uuid")).isEmpty();
    assertThat(Bounds.most(Types.StringType.get(), "\uDBFF\uDFFF".repeat(20))).isEmpty();
  }

  private static Object least(Type type, String text) {
    return Conversions.fromByteBuffer(type, Bounds.least(type, text).orElseThrow());
  }

  private static Object most(Type type, String text) {
    return Conversions.fromByteBuffer(type, Bounds.most(type, text).orElseThrow());
  }
}
