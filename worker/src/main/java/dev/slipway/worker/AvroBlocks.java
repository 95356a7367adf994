// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Whether the blocks of an Avro file lie in it as they say. The library makes room for as many
 * bytes as a block claims to have, so that a few forged ones would take all memory.
 */
final class AvroBlocks {
  private static final byte[] MAGIC = {'O', 'b', 'j', 1};
  private static final int SYNC = 16;
  private static final long MOST = 64L << 20;
  private static final int MOST_SHIFT = 63;

  private final RandomAccessFile file;

  private AvroBlocks(RandomAccessFile file) {
    this.file = file;
  }

  /**
   * @throws IOException with what is wrong
   */
  static void requireWhole(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      new AvroBlocks(file).check();
    } catch (EOFException e) {
      throw new IOException("it is cut off", e);
    }
  }

  private void check() throws IOException {
    if (!Arrays.equals(bytes(MAGIC.length), MAGIC)) {
      throw new IOException("it does not begin as one");
    }
    skipMetadata();
    byte[] sync = bytes(SYNC);
    while (file.getFilePointer() < file.length()) {
      number();
      skip(number());
      if (!Arrays.equals(bytes(SYNC), sync)) {
        throw new IOException("a block does not end with the file's mark");
      }
    }
  }

  private void skipMetadata() throws IOException {
    for (long pairs = number(); pairs != 0; pairs = number()) {
      if (pairs < 0) {
        skip(number());
        continue;
      }
      for (long i = 0; i < pairs; i++) {
        skip(number());
        skip(number());
      }
    }
  }

  private byte[] bytes(int count) throws IOException {
    byte[] read = new byte[count];
    file.readFully(read);
    return read;
  }

  private void skip(long bytes) throws IOException {
    if (bytes < 0 || bytes > MOST) {
      throw new IOException("a block claims to have " + bytes + " bytes");
    }
    if (file.getFilePointer() + bytes > file.length()) {
      throw new EOFException();
    }
    file.seek(file.getFilePointer() + bytes);
  }

  /** In the variable length that Avro has, with the sign in the last bit. */
  private long number() throws IOException {
    long value = 0;
    for (int shift = 0; shift <= MOST_SHIFT; shift += 7) {
      int one = file.readUnsignedByte();
      value |= (long) (one & 0x7F) << shift;
      if ((one & 0x80) == 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new IOException("it has a number of more than 64 bits");
  }
}
