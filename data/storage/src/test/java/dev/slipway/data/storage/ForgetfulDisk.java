// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A disk that can lose its power: what was not synced is then gone, bytes and names alike. */
final class ForgetfulDisk implements Disk {
  private final SystemDisk disk = new SystemDisk();

  /** What each directory's name held when it was last synced; only for names changed since. */
  private final Map<Path, Optional<byte[]>> before = new LinkedHashMap<>();

  private final List<Path> unsynced = new ArrayList<>();
  private Optional<Path> refused = Optional.empty();

  /** Syncs of that file or directory fail from now on. */
  synchronized void refuse(Path path) {
    refused = Optional.of(path);
  }

  synchronized void refuseNothing() {
    refused = Optional.empty();
  }

  synchronized void losePower() throws IOException {
    for (Path file : unsynced) {
      if (Files.isRegularFile(file)) {
        Files.write(file, new byte[0]);
      }
    }
    for (Map.Entry<Path, Optional<byte[]>> name : before.entrySet()) {
      remove(name.getKey());
      if (name.getValue().isPresent()) {
        Files.write(name.getKey(), name.getValue().get());
      }
    }
  }

  @Override
  public synchronized OutputStream create(Path file) throws IOException {
    changes(file);
    unsynced.add(file);
    return disk.create(file);
  }

  @Override
  public synchronized void create(Path file, byte[] bytes) throws IOException {
    changes(file);
    unsynced.add(file);
    disk.create(file, bytes);
  }

  @Override
  public synchronized void copy(Path from, Path to) throws IOException {
    changes(to);
    unsynced.add(to);
    disk.copy(from, to);
  }

  @Override
  public synchronized void makeDirectory(Path directory) throws IOException {
    changes(directory);
    disk.makeDirectory(directory);
  }

  @Override
  public synchronized void rename(Path from, Path to) throws IOException {
    changes(from);
    changes(to);
    disk.rename(from, to);
    if (unsynced.remove(from)) {
      unsynced.add(to);
    }
  }

  @Override
  public synchronized void link(Path from, Path to) throws IOException {
    changes(to);
    disk.link(from, to);
    if (unsynced.contains(from)) {
      unsynced.add(to);
    }
  }

  @Override
  public synchronized void delete(Path file) throws IOException {
    changes(file);
    disk.delete(file);
  }

  @Override
  public synchronized void sync(Path file) throws IOException {
    allow(file);
    disk.sync(file);
    unsynced.remove(file);
  }

  @Override
  public synchronized void syncDirectory(Path directory) throws IOException {
    allow(directory);
    before.keySet().removeIf(name -> directory.equals(name.getParent()));
  }

  private void allow(Path path) throws IOException {
    if (refused.filter(path::equals).isPresent()) {
      throw new IOException("the disk of this test refuses");
    }
  }

  private void changes(Path name) throws IOException {
    if (!before.containsKey(name)) {
      before.put(
          name,
          Files.isRegularFile(name) ? Optional.of(Files.readAllBytes(name)) : Optional.empty());
    }
  }

  private static void remove(Path name) throws IOException {
    if (!Files.exists(name)) {
      return;
    }
    try (Stream<Path> below = Files.walk(name)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
