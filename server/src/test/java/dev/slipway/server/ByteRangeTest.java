// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=2-4, 2, 3", "bytes=2-, 2, 8", "bytes=-3, 7, 3", "bytes=-30, 0, 10", "bytes=8-99, 8, 2",
    "bytes=10-, 0, 10", "bytes=5-4, 0, 10", "bytes=-0, 0, 10", "bytes=-, 0, 10",
        "'bytes=1-2,4-5', 0, 10",
    "lines=1-2, 0, 10", "bytes=99999999999999999999-, 0, 10", "'', 0, 10",
  })
  void isWhatTheHeaderNamesOrTheWhole(String header, long offset, long length) {
    ByteRange range = ByteRange.of(Optional.of(header), 10);

    assertThat(range).isEqualTo(new ByteRange(offset, length, 10));
    assertThat(range.isPart()).isEqualTo(length < 10);
  }
}
