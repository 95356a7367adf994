// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore.ObjectInfo;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * All files below a directory in the order of their paths. Holds the names of one directory for
 * each level; linked directories are not entered, so that no file comes twice and no walk is
 * endless.
 */
final class LocalListing implements Iterator<ObjectInfo> {
  private final LocalPaths paths;
  private final Deque<Level> levels = new ArrayDeque<>();
  private Optional<ObjectInfo> next;

  private record Level(ObjectPath directory, Iterator<LocalEntry> entries) {}

  LocalListing(LocalPaths paths, ObjectPath below) {
    this.paths = paths;
    enter(below, paths.file(below));
    this.next = advance();
  }

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  @Override
  public ObjectInfo next() {
    ObjectInfo now = next.orElseThrow(NoSuchElementException::new);
    next = advance();
    return now;
  }

  private Optional<ObjectInfo> advance() {
    while (!levels.isEmpty()) {
      Level level = levels.element();
      if (!level.entries.hasNext()) {
        levels.pop();
        continue;
      }
      LocalEntry entry = level.entries.next();
      ObjectPath path = level.directory.child(entry.name());
      if (entry.isFile()) {
        return Optional.of(entry.info(path));
      }
      if (!entry.isLink()) {
        enter(path, paths.root().resolve(path.value()));
      }
    }
    return Optional.empty();
  }

  private void enter(ObjectPath path, Path directory) {
    var entries =
        LocalEntry.children(paths, directory).stream().sorted(LocalEntry.BY_PATH).iterator();
    levels.push(new Level(path, entries));
  }
}
