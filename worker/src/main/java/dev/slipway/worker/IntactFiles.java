// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.compute.worker.FileChecksum;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Data files whose bytes fit the checksum in their name. Each is read for it once by this process,
 * and again when it has changed since. Used by one thread.
 */
final class IntactFiles {
  private static final int MOST_REMEMBERED = 10_000;

  /** What is read for its checksum in some tenths of a second. */
  private static final long QUICK_BYTES = 256L << 20;

  private final Map<Path, State> known = new LinkedHashMap<>();

  private record State(long bytes, FileTime changed) {
    static State of(Path file) throws IOException {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new State(now.size(), now.lastModifiedTime());
    }
  }

  /**
   * Nothing is known of files of other programs.
   *
   * @throws SlipwayException {@code CORRUPT}
   */
  void require(Path file) {
    FileChecksum.in(file).ifPresent(sum -> require(file, sum));
  }

  /**
   * As {@link #require(Path)}, but nobody who looks at some rows waits for the whole of a large
   * file; whoever builds from it does.
   */
  void requireWhereQuick(Path file) {
    if (file.toFile().length() <= QUICK_BYTES) {
      require(file);
    }
  }

  private void require(Path file, FileChecksum wanted) {
    try {
      State now = State.of(file);
      if (!now.equals(known.get(file))) {
        if (!FileChecksum.of(file).equals(wanted)) {
          throw new SlipwayException(
              ErrorCode.CORRUPT,
              "The data file "
                  + file
                  + " is not as it was written: its bytes do not fit the checksum in its name."
                  + " Check the disk, and restore the file from a backup or build its dataset again.");
        }
        remember(file, now);
      }
    } catch (IOException e) {
      throw new SlipwayException(
          ErrorCode.UNAVAILABLE,
          "Reading the data file "
              + file
              + " failed: "
              + e.getMessage()
              + ". Check the disk and try again.",
          e);
    }
  }

  private void remember(Path file, State state) {
    if (known.size() >= MOST_REMEMBERED) {
      known.clear();
    }
    known.put(file, state);
  }
}
