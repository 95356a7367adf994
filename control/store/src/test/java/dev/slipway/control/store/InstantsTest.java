// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "2026-01-31T12:34:56Z",
        "2024-02-29T23:59:59.999999999Z",
        "2026-01-31T12:34:56.1Z",
        "2026-01-31T12:34:56.120Z",
        "1903-07-04T01:02:03.000001Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.5Z",
        "+10000-01-01T00:00:00Z",
        "-0001-12-31T00:00:00Z",
        "2026-01-31T24:00:00Z",
        "2026-01-31T12:34Z",
        "2026-01-31T12:34:56.Z",
        "2026-01-31t12:34:56z",
        "2026-01-31T12:34:56+01:00"
      })
  void readsAsTheLibraryDoes(String text) {
    assertThat(read(Instants::parse, text)).isEqualTo(read(Instant::parse, text));
  }

  /** Nothing where it is refused. */
  private static Optional<Instant> read(Function<String, Instant> reader, String text) {
    try {
      return Optional.of(reader.apply(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  @Test
  void readsWhateverIsWritten() {
    Random random = new Random(5);
    for (int i = 0; i < 10_000; i++) {
      Instant instant =
          Instant.ofEpochSecond(
              random.nextLong(-60_000_000_000L, 250_000_000_000L),
              random.nextInt(1_000) * (i % 2 == 0 ? 1_000_000L : 1L));
      assertThat(Instants.parse(instant.toString())).isEqualTo(instant);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-02-30T12:34:56Z",
        "2026-13-01T12:34:56Z",
        "2026-01-31T25:00:00Z",
        "2026-01-31T12:60:00Z",
        "2026-01-31T12:34:56",
        "2026-01-31T12:34:56.1234567890Z",
        "2026-01-31T12:34:5xZ",
        "yesterday"
      })
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> Instants.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
