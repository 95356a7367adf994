// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.server.SteadyBody.Pace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SteadyBodyTest {
  private static final Pace PACE = new Pace(Duration.ofSeconds(10), 100);

  private long seconds;

  private SteadyBody body(int bytes) {
    return new SteadyBody(
        new ByteArrayInputStream(new byte[bytes]), PACE, () -> seconds * 1_000_000_000);
  }

  @Test
  void readsWhatKeepsComing() throws IOException {
    SteadyBody body = body(2000);
    int read = 0;
    for (seconds = 1; seconds <= 20; seconds++) {
      read += body.readNBytes(100).length;
    }
    assertThat(read).isEqualTo(2000);
    seconds = 1000;
    assertThat(body.read()).isEqualTo(-1);
  }

  @Test
  void hasPatienceAtTheBeginning() throws IOException {
    SteadyBody body = body(2);
    seconds = 10;
    assertThat(body.read()).isZero();
  }

  @Test
  void givesUpWhereAByteComesNowAndThen() throws IOException {
    SteadyBody body = body(2000);
    assertThat(body.read()).isZero();
    seconds = 11;
    assertThatThrownBy(body::read)
        .isInstanceOf(IOException.class)
        .hasMessage("only 2 bytes came within 11 seconds, which is too slow");
  }
}
