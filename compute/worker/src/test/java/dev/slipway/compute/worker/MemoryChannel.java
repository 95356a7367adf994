// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/** Gives back what was written, a few bytes at a time, as a socket may. */
final class MemoryChannel implements ByteChannel {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private int at;

  @Override
  public int read(ByteBuffer to) {
    byte[] all = written.toByteArray();
    int count = Math.min(Math.min(to.remaining(), all.length - at), 3);
    to.put(all, at, count);
    at += count;
    return count == 0 && to.hasRemaining() ? -1 : count;
  }

  @Override
  public int write(ByteBuffer from) {
    int count = from.remaining();
    while (from.hasRemaining()) {
      written.write(from.get());
    }
    return count;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
