// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class BodiesTest {
  /** As many bytes as anybody likes to read. */
  private static final class Endless extends InputStream {
    private long read;

    @Override
    public int read() {
      read++;
      return ' ';
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      read += length;
      return length;
    }
  }

  /** A connection that somebody closes. */
  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("Connection was closed");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return read();
    }
  }

  @Test
  void readsADocument() {
    assertThat(Bodies.json(new ByteArrayInputStream("{\"a\": [1, 2]}".getBytes(UTF_8))).text())
        .isEqualTo("{\"a\":[1,2]}");
  }

  @Test
  void readsNoFurtherThanADocumentMayBeLong() {
    Endless endless = new Endless();

    assertThatThrownBy(() -> Bodies.bytes(endless))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TOO_LARGE))
        .hasMessageContaining("8 MiB");
    assertThat(endless.read).isEqualTo(Bodies.MOST_BYTES + 1L);
  }

  @Test
  void saysThatTheRequestBrokeOff() {
    InputStream broken = new Broken();

    assertThatThrownBy(() -> Bodies.bytes(broken))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED))
        .hasMessageContaining("broke off")
        .hasMessageContaining("Connection was closed");
  }
}
