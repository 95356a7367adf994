// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class OutflowTest {
  private final byte[] content = new byte[300_000];
  private final Bytes bytes = new Bytes(content);
  private final Outflow outflow = new Outflow(bytes);

  /** Knows whether it was closed, and what was not read. */
  private static final class Bytes extends ByteArrayInputStream {
    private boolean closed;

    Bytes(byte[] content) {
      super(content);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /** Somebody who hangs up at the second piece. */
  private static final class HangingUp extends OutputStream {
    private int pieces;

    @Override
    public void write(int b) throws IOException {
      write(new byte[1], 0, 1);
    }

    @Override
    public void write(byte[] piece, int offset, int length) throws IOException {
      if (++pieces == 2) {
        throw new IOException("Connection has been closed");
      }
    }
  }

  @Test
  void bringsAllBytesAndLetsGoOfTheFile() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    outflow.write(out);

    assertThat(out.toByteArray()).isEqualTo(content);
    assertThat(bytes.closed).isTrue();
  }

  @Test
  void readsNoFurtherWhenNobodyListens() throws IOException {
    outflow.write(new HangingUp());

    assertThat(bytes.available()).isEqualTo(content.length - 2 * (1 << 16));
    assertThat(bytes.closed).isTrue();
  }
}
