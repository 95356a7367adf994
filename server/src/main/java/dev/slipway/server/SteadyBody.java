// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A body that has to keep coming: who sends a byte now and then would hold what the request holds
 * for as long as he likes.
 */
final class SteadyBody extends FilterInputStream {
  private final Pace pace;
  private final LongSupplier nanoTime;
  private final long began;
  private long bytes;

  /**
   * @param grace time in which nothing has to come
   * @param bytesPerSecond what has to come on average after that
   */
  record Pace(Duration grace, long bytesPerSecond) {
    /** Of documents: the largest one within nine minutes. */
    static final Pace DOCUMENT = new Pace(Duration.ofSeconds(20), 16 << 10);

    /** Of files, which may come over a poor line. */
    static final Pace FILE = new Pace(Duration.ofSeconds(60), 1 << 10);

    boolean isKept(long nanos, long bytes) {
      long late = nanos - grace.toNanos();
      return late <= 0 || bytes >= late / 1e9 * bytesPerSecond;
    }
  }

  SteadyBody(InputStream body, Pace pace, LongSupplier nanoTime) {
    super(body);
    this.pace = pace;
    this.nanoTime = nanoTime;
    this.began = nanoTime.getAsLong();
  }

  static SteadyBody of(InputStream body, Pace pace) {
    return new SteadyBody(body, pace, System::nanoTime);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    bytes += Math.max(0, count);
    long nanos = nanoTime.getAsLong() - began;
    if (count >= 0 && !pace.isKept(nanos, bytes)) {
      throw tooSlow(bytes, nanos);
    }
    return count;
  }

  static IOException tooSlow(long bytes, long nanos) {
    return new IOException(
        "only "
            + bytes
            + " bytes came within "
            + Duration.ofNanos(nanos).toSeconds()
            + " seconds, which is too slow");
  }
}
