// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Removes what killed writers left unfinished in a directory, when it is first written to. Others
 * may be writing there, so only what nobody has touched for a day counts as left.
 */
final class Leftovers {
  private static final System.Logger LOG = System.getLogger(Leftovers.class.getName());
  private static final Duration UNTOUCHED = Duration.ofDays(1);
  private static final int MOST_REMEMBERED = 10_000;

  private final Disk disk;
  private final Set<Path> swept = ConcurrentHashMap.newKeySet();

  Leftovers(Disk disk) {
    this.disk = disk;
  }

  /**
   * @param fresh an unfinished file made just now: its time is that of the file system's own clock
   */
  void sweepBeside(Path fresh) {
    if (swept.size() >= MOST_REMEMBERED) {
      swept.clear();
    }
    Path directory = LocalPaths.parent(fresh);
    if (swept.add(directory)) {
      try {
        sweep(directory, changed(fresh).minus(UNTOUCHED));
      } catch (IOException | DirectoryIteratorException e) {
        LOG.log(Level.WARNING, "Unfinished files in " + directory + " stay and take space.", e);
      }
    }
  }

  private void sweep(Path directory, Instant before) throws IOException {
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(
            directory, file -> LocalPaths.isUnfinished(String.valueOf(file.getFileName())))) {
      for (Path file : found) {
        if (changed(file).isBefore(before)) {
          disk.delete(file);
        }
      }
    }
  }

  /** Far in the future for what somebody else has finished meanwhile. */
  private static Instant changed(Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (NoSuchFileException finished) {
      return Instant.MAX;
    }
  }
}
