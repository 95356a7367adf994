// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

/**
 * Append-only logs by name, readable while they grow. Appended bytes are on disk after a second or
 * 64 KiB, whichever comes first, and on close; what a crash cuts off is at most that.
 */
public interface Logs {
  /**
   * Opens a log for one writer at a time, to go on at its end; a line cut by a crash is ended
   * first.
   */
  Writer open(String name);

  /**
   * Bytes from an offset, at most {@code most}, ending at the end of a line unless one is longer.
   */
  Slice read(String name, long offset, int most);

  /** Removes a log; no fault if it is absent. */
  void delete(String name);

  /** Appends lines. Safe for use by several threads. */
  interface Writer extends AutoCloseable {
    /** Control characters but tabs are escaped, so that one call is one line. */
    void line(String text);

    @Override
    void close();
  }

  /**
   * @param next the offset to go on from
   */
  record Slice(String text, long next) {}
}
