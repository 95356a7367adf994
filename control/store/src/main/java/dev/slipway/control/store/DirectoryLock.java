// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second process out of a data directory: a lock on one file, with the holder's process id
 * in another. The system lets go of it when the process ends, however it ends.
 */
final class DirectoryLock implements AutoCloseable {
  /**
   * Directories locked by this process. The system's lock belongs to the process as a whole, and
   * would be lost if a second attempt within it opened the file and closed it again.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private DirectoryLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * Takes the lock of an existing directory, or throws {@code IN_USE} with who holds it, or {@code
   * UNAVAILABLE} where nothing can be written.
   */
  static DirectoryLock take(Path path) {
    try {
      Path directory = path.toRealPath();
      requireWritable(directory);
      if (!HELD.add(directory)) {
        throw inUse(directory);
      }
      boolean taken = false;
      try {
        DirectoryLock lock = lock(directory);
        taken = true;
        return lock;
      } finally {
        if (!taken) {
          HELD.remove(directory);
        }
      }
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  private static DirectoryLock lock(Path directory) throws IOException {
    Path file = directory.resolve("slipway.lock");
    PrivateFiles.createFile(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    @Nullable FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw inUse(directory);
    }
    PrivateFiles.createFile(pidFile(directory));
    Files.writeString(pidFile(directory), ProcessHandle.current().pid() + "\n");
    return new DirectoryLock(directory, channel);
  }

  private static void requireWritable(Path directory) {
    if (!Files.isWritable(directory)) {
      throw new SlipwayException(
          ErrorCode.UNAVAILABLE,
          "The data directory "
              + directory
              + " cannot be written, which a server has to do even where it is only read from."
              + " Check its rights and how its disk is mounted; or copy it to a place that can be"
              + " written, and start a server on the copy with --data.");
    }
  }

  private static SlipwayException inUse(Path directory) throws IOException {
    Path file = pidFile(directory);
    String pid = Files.exists(file) ? Files.readString(file).strip() : "";
    return new SlipwayException(
        ErrorCode.IN_USE,
        "The data directory "
            + directory
            + " is in use by "
            + (pid.isEmpty() ? "another process" : "process " + pid)
            + ". Stop that server first, or choose another data directory.");
  }

  private static Path pidFile(Path directory) {
    return directory.resolve("slipway.pid");
  }

  private static SlipwayException failed(Path directory, IOException e) {
    return new SlipwayException(
        ErrorCode.UNAVAILABLE,
        "The data directory " + directory + " could not be locked (" + e + "). Check its rights.",
        e);
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(pidFile(directory));
      channel.close();
    } catch (IOException e) {
      throw failed(directory, e);
    } finally {
      HELD.remove(directory);
    }
  }
}
