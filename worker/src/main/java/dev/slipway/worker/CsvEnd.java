// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Whether the end of a CSV file is one that DuckDB 2.0.0.1 gets wrong: where several threads read a
 * file whose last line has many megabytes, that line is gone without a word. One thread alone
 * refuses it, as every other line that is longer than 2 MB.
 */
final class CsvEnd {
  private static final int LONG = 1 << 20;
  private static final int PIECE = 1 << 16;

  private CsvEnd() {}

  /** Of what is packed the end cannot be seen; it is unpacked by one thread anyway. */
  static boolean needsOneReader(Path file) {
    String name = file.toString();
    return name.endsWith(".gz") || name.endsWith(".zst") || endsWithALongLine(file);
  }

  private static boolean endsWithALongLine(Path path) {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      if (file.length() <= LONG) {
        return false;
      }
      byte[] piece = new byte[PIECE];
      boolean begun = false;
      for (long at = file.length() - PIECE; at >= file.length() - LONG; at -= PIECE) {
        file.seek(at);
        file.readFully(piece);
        for (int i = PIECE - 1; i >= 0; i--) {
          boolean isEnd = piece[i] == '\n' || piece[i] == '\r' || piece[i] == 0;
          if (isEnd && begun && piece[i] != 0) {
            return false;
          }
          begun |= !isEnd;
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
