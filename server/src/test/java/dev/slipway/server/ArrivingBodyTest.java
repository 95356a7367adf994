// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ArrivingBodyTest {
  private final AtomicLong nanos = new AtomicLong(17);
  private final List<String> whole = new ArrayList<>();
  private final List<SlipwayException> refused = new ArrayList<>();
  private final ArrivingBody body =
      new ArrivingBody(nanos::get, bytes -> whole.add(new String(bytes, UTF_8)), refused::add);

  @Test
  void isGivenWholeAtItsEndAndNotBefore() {
    body.add(Buffer.buffer("{\"a\":"));
    body.add(Buffer.buffer("1}"));
    assertThat(whole).isEmpty();

    body.end();
    assertThat(whole).containsExactly("{\"a\":1}");
  }

  @Test
  void mayBeEmpty() {
    body.end();
    assertThat(whole).containsExactly("");
  }

  @Test
  void isRefusedOnceBeyondWhatADocumentMayHave() {
    Buffer mebibyte = Buffer.buffer(new byte[1 << 20]);
    for (int i = 0; i < 8; i++) {
      body.add(mebibyte);
    }
    assertThat(refused).isEmpty();

    body.add(Buffer.buffer("x"));
    body.add(mebibyte);
    body.end();
    assertThat(refused)
        .singleElement()
        .extracting(SlipwayException::code)
        .isEqualTo(ErrorCode.TOO_LARGE);
    assertThat(whole).isEmpty();
  }

  @Test
  void isRefusedWhereItComesTooSlowly() {
    nanos.addAndGet(Duration.ofSeconds(19).toNanos());
    body.add(Buffer.buffer("x"));
    assertThat(refused).isEmpty();

    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    body.add(Buffer.buffer("y"));
    body.end();
    assertThat(refused)
        .singleElement()
        .extracting(SlipwayException::code)
        .isEqualTo(ErrorCode.MALFORMED);
    assertThat(refused.getFirst()).hasMessageContaining("only 2 bytes came within 29 seconds");
    assertThat(whole).isEmpty();
  }
}
