// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Locale;

/** An HTTP/1.1 answer that arrives in pieces; all that is kept is whether it is whole. */
final class Reply {
  private static final int UNKNOWN = -1;

  private ByteBuffer buffer = ByteBuffer.allocate(1 << 15);
  private int bodyAt = UNKNOWN;
  private int length = UNKNOWN;
  private int status;

  void clear() {
    buffer.clear();
    bodyAt = UNKNOWN;
    length = UNKNOWN;
  }

  int status() {
    return status;
  }

  /** Reads what has come; true once the answer is whole. */
  boolean read(SocketChannel channel) throws IOException {
    if (!buffer.hasRemaining()) {
      buffer.flip();
      buffer = ByteBuffer.allocate(buffer.capacity() * 2).put(buffer);
    }
    if (channel.read(buffer) < 0) {
      throw new IOException("the server closed a connection");
    }
    if (bodyAt == UNKNOWN) {
      readHead();
    }
    return bodyAt != UNKNOWN
        && (length == UNKNOWN ? endsChunked() : buffer.position() >= bodyAt + length);
  }

  private void readHead() {
    byte[] bytes = buffer.array();
    for (int i = 3; i < buffer.position(); i++) {
      if (bytes[i] == '\n' && bytes[i - 2] == '\n') {
        bodyAt = i + 1;
        String head = new String(bytes, 0, i, ISO_8859_1);
        status = Integer.parseInt(head.substring(9, 12));
        length = length(head, status);
        return;
      }
    }
  }

  private static int length(String head, int status) {
    for (String line : head.split("\r\n", -1)) {
      if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
        return Integer.parseInt(line.substring(15).strip());
      }
    }
    boolean isChunked = head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
    return isChunked && status != 204 ? UNKNOWN : 0;
  }

  /** Chunks have no other sign of their end than the last of them. */
  private boolean endsChunked() {
    byte[] bytes = buffer.array();
    int end = buffer.position();
    return end >= bodyAt + 5
        && bytes[end - 5] == '0'
        && bytes[end - 4] == '\r'
        && bytes[end - 3] == '\n'
        && bytes[end - 2] == '\r'
        && bytes[end - 1] == '\n';
  }
}
