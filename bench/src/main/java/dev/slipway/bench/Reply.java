// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** An HTTP/1.1 answer that arrives in pieces; all that is kept is whether it is whole. */
final class Reply {
  private static final int UNKNOWN = -1;

  /**
   * Grows where answers are longer; that of thousands of clients must not take the server's caches.
   */
  private static final int FIRST_SIZE = 1 << 11;

  private ByteBuffer buffer = ByteBuffer.allocate(FIRST_SIZE);
  private int bodyAt = UNKNOWN;
  private int length = UNKNOWN;
  private int status;
  private boolean isLast;

  void clear() {
    buffer.clear();
    bodyAt = UNKNOWN;
    length = UNKNOWN;
  }

  int status() {
    return status;
  }

  /** Whether the server said that it takes no other request on this connection. */
  boolean isLast() {
    return isLast;
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
        status = Integer.parseInt(head, 9, 12, 10);
        isLast = header(head, "connection:").filter("close"::equalsIgnoreCase).isPresent();
        boolean isChunked = status != 204 && header(head, "transfer-encoding:").isPresent();
        length =
            isChunked ? UNKNOWN : header(head, "content-length:").map(Integer::parseInt).orElse(0);
        return;
      }
    }
  }

  /**
   * The first of that name, without a copy of the others: a head is looked through for each answer.
   *
   * @param name with its colon
   */
  private static Optional<String> header(String head, String name) {
    int line = head.indexOf('\n') + 1;
    while (line > 0) {
      if (head.regionMatches(true, line, name, 0, name.length())) {
        int end = head.indexOf('\r', line);
        return Optional.of(
            head.substring(line + name.length(), end < 0 ? head.length() : end).strip());
      }
      line = head.indexOf('\n', line) + 1;
    }
    return Optional.empty();
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
