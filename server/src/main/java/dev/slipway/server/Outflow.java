// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A file on its way out. Whoever asked may hang up in the middle, which is no fault of ours. */
record Outflow(InputStream file) implements StreamingOutput {
  private static final int PIECE = 1 << 16;

  @Override
  public void write(OutputStream out) throws IOException {
    byte[] piece = new byte[PIECE];
    try (InputStream bytes = file) {
      int count = bytes.read(piece);
      while (count >= 0 && isTaken(out, piece, count)) {
        count = bytes.read(piece);
      }
    }
  }

  private static boolean isTaken(OutputStream out, byte[] piece, int count) {
    try {
      out.write(piece, 0, count);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
