// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The log that a killed server has left beside its database
 * (https://www.sqlite.org/walformat.html). SQLite takes the first frame whose checksum is wrong for
 * the torn end of it and forgets all that follows without a word. Torn is at most the last
 * transaction, as each is synced before the next begins: where whole transactions follow, a frame
 * has been changed since.
 */
final class WriteAheadLog {
  private static final int HEADER = 32;
  private static final int FRAME_HEADER = 24;
  private static final int LITTLE = 0x377f0682;
  private static final int BIG = 0x377f0683;

  private final ByteBuffer bytes;
  private final int frameBytes;
  private final int frames;

  private WriteAheadLog(ByteBuffer bytes) {
    this.bytes = bytes;
    this.frameBytes = FRAME_HEADER + bytes.getInt(8);
    this.frames = (bytes.capacity() - HEADER) / frameBytes;
  }

  /** What is wrong with the log; empty if nothing is to be seen, or there is none. */
  static Optional<String> damage(Path file) {
    try {
      ByteBuffer bytes =
          ByteBuffer.wrap(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
      if (bytes.capacity() <= HEADER || isBlank(bytes)) {
        return Optional.empty();
      }
      return hasHeader(bytes)
          ? new WriteAheadLog(bytes).damage()
          : Optional.of("the header of its log " + file.getFileName() + " was changed");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a loss of power leaves a file whose length alone had reached the disk. */
  private static boolean isBlank(ByteBuffer bytes) {
    for (int i = 0; i < HEADER; i++) {
      if (bytes.get(i) != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasHeader(ByteBuffer bytes) {
    int magic = bytes.getInt(0);
    int page = bytes.getInt(8);
    return (magic == LITTLE || magic == BIG)
        && Integer.bitCount(page) == 1
        && page >= 512
        && page <= 65_536
        && checksum(bytes, 0, 24, 0L) == bytes.getLong(24);
  }

  private Optional<String> damage() {
    int bad = 0;
    long before = bytes.getLong(24);
    while (bad < frames && isSound(bad, before)) {
      before = stored(bad++);
    }
    int lost = bad >= frames ? 0 : transactionsFrom(bad);
    return lost < 2
        ? Optional.empty()
        : Optional.of("frame " + (bad + 1) + " of its log was changed, and whole ones follow it");
  }

  /** Of frames that follow each other, beginning with the bad one or, at the latest, the next. */
  private int transactionsFrom(int bad) {
    boolean follows = bad + 1 < frames && isSound(bad + 1, stored(bad));
    int at = follows ? bad : bad + 1;
    int commits = 0;
    while (at < frames) {
      commits += isCommit(at) ? 1 : 0;
      if (at + 1 >= frames || !isSound(at + 1, stored(at))) {
        return commits;
      }
      at++;
    }
    return commits;
  }

  private int place(int frame) {
    return HEADER + frame * frameBytes;
  }

  private long stored(int frame) {
    return bytes.getLong(place(frame) + 16);
  }

  private boolean isCommit(int frame) {
    return bytes.getInt(place(frame) + 4) != 0;
  }

  private boolean isSound(int frame, long before) {
    int at = place(frame);
    return bytes.getLong(at + 8) == bytes.getLong(16)
        && checksum(
                bytes, at + FRAME_HEADER, frameBytes - FRAME_HEADER, checksum(bytes, at, 8, before))
            == stored(frame);
  }

  private static long checksum(ByteBuffer bytes, int from, int length, long before) {
    ByteBuffer words =
        bytes
            .duplicate()
            .order(bytes.getInt(0) == BIG ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int first = (int) (before >>> 32);
    int second = (int) before;
    for (int at = from; at < from + length; at += 8) {
      first += words.getInt(at) + second;
      second += words.getInt(at + 4) + first;
    }
    return (long) first << 32 | (second & 0xffffffffL);
  }
}
