// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore.Mode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/**
 * Makes files appear whole and durable: written beside the target under a hidden name, synced,
 * renamed, and then every directory synced whose names changed.
 */
final class LocalPublisher {
  private final Path root;
  private final Disk disk;
  private final RandomGenerator random;
  private final Leftovers leftovers;
  private final LocalDirectories directories;

  LocalPublisher(Path root, Disk disk, RandomGenerator random, LocalDirectories directories) {
    this.root = root;
    this.disk = disk;
    this.random = random;
    this.leftovers = new Leftovers(disk);
    this.directories = directories;
  }

  LocalWriting begin(ObjectPath path, Path target, Mode mode) {
    try {
      Path unfinished = unfinished(target);
      OutputStream out = disk.create(unfinished);
      leftovers.sweepBeside(unfinished);
      return new LocalWriting(this, path, unfinished, out, target, mode);
    } catch (IOException e) {
      throw Faults.of("Writing " + target, e);
    }
  }

  void copy(Path from, Path target) {
    try {
      Path unfinished = unfinished(target);
      try {
        disk.copy(from, unfinished);
        publish(unfinished, target, Mode.REPLACE);
      } finally {
        disk.delete(unfinished);
      }
    } catch (IOException e) {
      throw Faults.of("Copying " + from + " to " + target, e);
    }
  }

  /** Gives a finished file its name; it keeps the hidden one too if it was linked or refused. */
  void publish(Path unfinished, Path target, Mode mode) throws IOException {
    disk.sync(unfinished);
    Path directory = LocalPaths.parent(target);
    directories.make(directory);
    if (mode == Mode.REPLACE) {
      disk.rename(unfinished, target);
    } else {
      link(unfinished, target);
    }
    disk.syncDirectory(directory);
  }

  void delete(Path file) {
    try {
      disk.delete(file);
    } catch (IOException e) {
      throw Faults.of("Deleting " + file, e);
    }
  }

  static SlipwayException taken(Path target) {
    return new SlipwayException(
        ErrorCode.CONFLICT,
        "Creating " + target + " failed: it is there already. Choose another name, or replace it.");
  }

  private void link(Path unfinished, Path target) throws IOException {
    try {
      disk.link(unfinished, target);
    } catch (FileAlreadyExistsException e) {
      throw taken(target);
    }
  }

  /**
   * A free name in the nearest directory that is there, so that a dropped write leaves no
   * directory.
   */
  private Path unfinished(Path target) throws IOException {
    directories.make(root);
    Path directory = LocalPaths.parent(target);
    while (!directory.equals(root) && !Files.isDirectory(directory)) {
      directory = LocalPaths.parent(directory);
    }
    return directory.resolve(LocalPaths.unfinished(random.nextLong()));
  }
}
