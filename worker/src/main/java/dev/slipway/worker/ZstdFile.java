// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Whether a zstd file is whole. DuckDB takes the end of the file for the end of the data, so the
 * rows of a file that was cut off would be fewer without a word. Only the heads of frames and
 * blocks are read (RFC 8878, section 3.1).
 */
final class ZstdFile {
  private static final int FRAME = 0xFD2FB528;
  private static final int SKIPPABLE = 0x184D2A50;
  private static final int RLE = 1;
  private static final int[] DICTIONARY_BYTES = {0, 1, 2, 4};
  private static final int[] SIZE_BYTES = {0, 2, 4, 8};

  private final RandomAccessFile file;

  private ZstdFile(RandomAccessFile file) {
    this.file = file;
  }

  static void requireWhole(Path path) {
    if (!path.toString().endsWith(".zst")) {
      return;
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      ZstdFile zstd = new ZstdFile(file);
      while (file.getFilePointer() < file.length()) {
        if (!zstd.skipFrame()) {
          throw refused(path, "is not packed with zstd, although its name ends with .zst");
        }
      }
    } catch (EOFException e) {
      throw refused(path, "is cut off: its zstd data ends in the middle");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SlipwayException refused(Path path, String why) {
    return new SlipwayException(
        ErrorCode.BAD_DATA,
        "The file " + path.getFileName() + " " + why + ". Copy it again, or pack it again.");
  }

  /** Whether there was a frame to skip. */
  private boolean skipFrame() throws IOException {
    int magic = (int) number(4);
    if ((magic & 0xFFFFFFF0) == SKIPPABLE) {
      skip(number(4));
      return true;
    }
    if (magic != FRAME) {
      return false;
    }
    int descriptor = (int) number(1);
    boolean isSingleSegment = (descriptor & 0x20) != 0;
    int sizeBytes = SIZE_BYTES[descriptor >> 6];
    skip(
        (isSingleSegment ? 0 : 1)
            + DICTIONARY_BYTES[descriptor & 3]
            + (isSingleSegment ? Math.max(1, sizeBytes) : sizeBytes));
    while (!skipBlock()) {}
    skip((descriptor & 0x04) != 0 ? 4 : 0);
    return true;
  }

  /** Whether that was the last block of the frame. */
  private boolean skipBlock() throws IOException {
    int head = (int) number(3);
    skip(((head >> 1) & 3) == RLE ? 1 : head >> 3);
    return (head & 1) != 0;
  }

  private void skip(long bytes) throws IOException {
    long to = file.getFilePointer() + bytes;
    if (to > file.length()) {
      throw new EOFException();
    }
    file.seek(to);
  }

  /** A little-endian number. */
  private long number(int bytes) throws IOException {
    byte[] read = new byte[bytes];
    file.readFully(read);
    long value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << 8 | (read[i] & 0xFF);
    }
    return value;
  }
}
