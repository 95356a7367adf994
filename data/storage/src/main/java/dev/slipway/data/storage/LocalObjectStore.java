// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** A directory of this machine. Symbolic links are followed while they stay below it. */
final class LocalObjectStore implements ObjectStore {
  private final LocalPaths paths;
  private final LocalPublisher publisher;
  private final LocalGroup group;

  LocalObjectStore(Path root, Disk disk, RandomGenerator random, Executor syncs) {
    this.paths = new LocalPaths(root);
    LocalDirectories directories = new LocalDirectories(paths.root(), disk);
    this.publisher = new LocalPublisher(paths.root(), disk, random, directories);
    this.group = new LocalGroup(disk, directories, new SideBySide(syncs));
  }

  @Override
  public Optional<ObjectInfo> head(ObjectPath path) {
    return LocalEntry.find(paths.file(path))
        .filter(LocalEntry::isFile)
        .map(entry -> entry.info(path));
  }

  @Override
  public Iterator<ObjectInfo> list(ObjectPath below) {
    return new LocalListing(paths, below);
  }

  @Override
  public Iterator<Entry> browse(ObjectPath directory) {
    Path file = paths.file(directory);
    if (!Files.isDirectory(file) && !directory.equals(ObjectPath.ROOT)) {
      throw absent("Browsing", directory);
    }
    return LocalEntry.children(paths, file).stream()
        .sorted(LocalEntry.DIRECTORIES_FIRST)
        .map(entry -> entry.shown(directory))
        .iterator();
  }

  @Override
  public InputStream read(ObjectPath path) {
    return read(path, 0, Long.MAX_VALUE);
  }

  @Override
  public InputStream read(ObjectPath path, long offset, long length) {
    Path file = paths.file(path);
    if (!Files.isRegularFile(file)) {
      throw absent("Reading", path);
    }
    try {
      FileInputStream in = new FileInputStream(file.toFile());
      in.skipNBytes(Math.min(offset, file.toFile().length()));
      return new Range(in, length);
    } catch (IOException e) {
      throw Faults.of("Reading " + file, e);
    }
  }

  @Override
  public Writing write(ObjectPath path, Mode mode) {
    Path file = paths.file(path);
    if (mode == Mode.CREATE && Files.exists(file)) {
      throw LocalPublisher.taken(file);
    }
    return publisher.begin(path, file, mode);
  }

  @Override
  public void create(Map<ObjectPath, byte[]> objects) {
    group.create(files(objects), List.of());
  }

  @Override
  public void create(Map<ObjectPath, byte[]> objects, Runnable meanwhile) {
    group.create(files(objects), List.of(meanwhile::run));
  }

  private Map<Path, byte[]> files(Map<ObjectPath, byte[]> objects) {
    Map<Path, byte[]> files = new LinkedHashMap<>();
    objects.forEach((path, bytes) -> files.put(paths.file(path), bytes));
    return files;
  }

  @Override
  public void delete(ObjectPath path) {
    Path file = paths.file(path);
    if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      publisher.delete(file);
    }
  }

  @Override
  public void copy(ObjectPath from, ObjectPath to) {
    Path source = paths.file(from);
    if (!Files.isRegularFile(source)) {
      throw absent("Copying", from);
    }
    publisher.copy(source, paths.file(to));
  }

  @Override
  public String uri(ObjectPath path) {
    return paths.uri(path);
  }

  @Override
  public Optional<ObjectPath> path(String uri) {
    return paths.path(uri);
  }

  private SlipwayException absent(String tried, ObjectPath path) {
    return new SlipwayException(
        ErrorCode.NOT_FOUND,
        tried + " '" + path + "' below " + paths.root() + " failed: it is not there.");
  }
}
