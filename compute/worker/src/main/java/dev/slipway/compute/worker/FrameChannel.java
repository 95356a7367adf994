// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Frames over a connection: four bytes of length, highest first, then the frame as JSON. One thread
 * reads; several may write.
 */
public final class FrameChannel implements Closeable {
  /** Longer frames are refused on either side. */
  public static final int MOST_BYTES = 16 << 20;

  private final ByteChannel channel;
  private final ReentrantLock writing = new ReentrantLock();

  public FrameChannel(ByteChannel channel) {
    this.channel = channel;
  }

  public void write(Frame frame) throws IOException {
    byte[] body = Documents.write(frame).text().getBytes(StandardCharsets.UTF_8);
    if (body.length > MOST_BYTES) {
      throw new IOException(
          "A frame of " + body.length + " bytes is longer than " + MOST_BYTES + ".");
    }
    ByteBuffer bytes = ByteBuffer.allocate(4 + body.length).putInt(body.length).put(body).flip();
    writing.lock();
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } finally {
      writing.unlock();
    }
  }

  /** The next frame; empty when the other side has closed the connection after a whole frame. */
  public Optional<Frame> read() throws IOException {
    ByteBuffer length = ByteBuffer.allocate(4);
    if (channel.read(length) < 0) {
      return Optional.empty();
    }
    fill(length);
    int bytes = length.flip().getInt();
    if (bytes < 0 || bytes > MOST_BYTES) {
      throw new IOException(
          "A frame says that it has " + bytes + " bytes; at most " + MOST_BYTES + " are accepted.");
    }
    ByteBuffer body = ByteBuffer.allocate(bytes);
    fill(body);
    return Optional.of(
        Documents.read(Frame.class, new Json(new String(body.array(), StandardCharsets.UTF_8))));
  }

  private void fill(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException("The connection ended within a frame.");
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
