// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes directories below a root durable, once each. */
final class LocalDirectories {
  private static final int MOST_REMEMBERED = 10_000;

  private final Path root;
  private final Disk disk;

  /**
   * Directories whose own name is known to be durable; another process may have made one unsynced.
   */
  private final Set<Path> durable = ConcurrentHashMap.newKeySet();

  LocalDirectories(Path root, Disk disk) {
    this.root = root;
    this.disk = disk;
  }

  /** Makes what is missing of the way, and all of it durable. */
  void make(Path directory) throws IOException {
    Deque<Path> unsure = new ArrayDeque<>();
    for (Path at = directory; !isDurable(at); at = LocalPaths.parent(at)) {
      unsure.push(at);
    }
    for (Path at : unsure) {
      makeDirectory(at);
      disk.syncDirectory(LocalPaths.parent(at));
      remember(at);
    }
  }

  private boolean isDurable(Path directory) {
    boolean there = Files.isDirectory(directory);
    return there
        && (!directory.startsWith(root)
            || durable.contains(directory)
            || directory.getParent() == null);
  }

  private void makeDirectory(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    try {
      disk.makeDirectory(directory);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
  }

  private void remember(Path directory) {
    if (durable.size() >= MOST_REMEMBERED) {
      durable.clear();
    }
    durable.add(directory);
  }
}
