// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes several files durable at once. They get their names before they are synced, as nobody knows
 * these: so names and bytes can be synced side by side, and the file system writes its journal once
 * for all of them.
 */
final class LocalGroup {
  private final Disk disk;
  private final LocalDirectories directories;
  private final SideBySide threads;

  LocalGroup(Disk disk, LocalDirectories directories, SideBySide threads) {
    this.disk = disk;
    this.directories = directories;
    this.threads = threads;
  }

  /**
   * All of them, whole and durable, or none.
   *
   * @param meanwhile done in the calling thread while others sync
   */
  void create(Map<Path, byte[]> files, List<SideBySide.Work> meanwhile) {
    List<Path> made = new ArrayList<>();
    try {
      for (Map.Entry<Path, byte[]> file : files.entrySet()) {
        create(file.getKey(), file.getValue(), made);
      }
      sync(made, meanwhile);
    } catch (IOException e) {
      throw removed(made, Faults.of("Writing " + files.keySet(), e));
    } catch (RuntimeException e) {
      throw removed(made, e);
    }
  }

  private void create(Path file, byte[] bytes, List<Path> made) throws IOException {
    directories.make(LocalPaths.parent(file));
    try {
      disk.create(file, bytes);
    } catch (FileAlreadyExistsException e) {
      throw LocalPublisher.taken(file);
    }
    made.add(file);
  }

  private void sync(List<Path> files, List<SideBySide.Work> meanwhile) throws IOException {
    Set<Path> names = new LinkedHashSet<>();
    files.forEach(file -> names.add(LocalPaths.parent(file)));
    List<SideBySide.Work> syncs = new ArrayList<>(meanwhile);
    files.forEach(file -> syncs.add(() -> disk.sync(file)));
    names.forEach(directory -> syncs.add(() -> disk.syncDirectory(directory)));
    threads.run(syncs);
  }

  /** The first fault is the one to tell; that something had to stay is told with it. */
  private <E extends RuntimeException> E removed(List<Path> made, E fault) {
    for (Path file : made) {
      try {
        disk.delete(file);
      } catch (IOException stays) {
        fault.addSuppressed(stays);
      }
    }
    return fault;
  }
}
