// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore.Entry;
import dev.slipway.spi.ObjectStore.ObjectInfo;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A name in a directory and what is behind it, links followed. */
record LocalEntry(String name, BasicFileAttributes attributes, boolean isLink) {
  /** The order of whole paths: a directory sorts as its name and a slash. */
  static final Comparator<LocalEntry> BY_PATH =
      Comparator.comparing(LocalEntry::sortKey, Utf8Order.OF_TEXT);

  static final Comparator<LocalEntry> DIRECTORIES_FIRST =
      Comparator.comparing(LocalEntry::isFile).thenComparing(LocalEntry::name, Utf8Order.OF_TEXT);

  static Optional<LocalEntry> find(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(new LocalEntry(String.valueOf(file.getFileName()), attributes, false));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (FileSystemException e) {
      if ("Not a directory".equals(e.getReason())) {
        return Optional.empty();
      }
      throw Faults.of("Looking at " + file, e);
    } catch (IOException e) {
      throw Faults.of("Looking at " + file, e);
    }
  }

  /** Files and directories in a directory, in no order; none if it is gone. */
  static List<LocalEntry> children(LocalPaths paths, Path directory) {
    List<LocalEntry> found = new ArrayList<>();
    try (DirectoryStream<Path> names = Files.newDirectoryStream(directory)) {
      for (Path child : names) {
        child(paths, child)
            .filter(entry -> entry.isFile() || entry.isDirectory())
            .ifPresent(found::add);
      }
      return found;
    } catch (NoSuchFileException | NotDirectoryException gone) {
      return List.of();
    } catch (IOException e) {
      throw Faults.of("Listing " + directory, e);
    }
  }

  private static Optional<LocalEntry> child(LocalPaths paths, Path child) throws IOException {
    String name = String.valueOf(child.getFileName());
    if (LocalPaths.isUnfinished(name)) {
      return Optional.empty();
    }
    if (Files.isSymbolicLink(child)) {
      return paths.staysInside(child)
          ? find(child).map(target -> new LocalEntry(name, target.attributes, true))
          : Optional.empty();
    }
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return Optional.of(new LocalEntry(name, attributes, false));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  boolean isFile() {
    return attributes.isRegularFile();
  }

  boolean isDirectory() {
    return attributes.isDirectory();
  }

  String sortKey() {
    return isDirectory() ? name + "/" : name;
  }

  Entry shown(ObjectPath directory) {
    return new Entry(name, isFile() ? Optional.of(info(directory.child(name))) : Optional.empty());
  }

  /** The version holds the file's number too, as two writes may fall into one tick of the clock. */
  ObjectInfo info(ObjectPath path) {
    var changed = attributes.lastModifiedTime().toInstant();
    String time = changed.getEpochSecond() + "." + changed.getNano();
    String version = attributes.size() + "-" + time + "-" + number();
    return new ObjectInfo(path, attributes.size(), changed, version);
  }

  /** The inode, out of {@code (dev=…,ino=…)}: a device's number may differ after a restart. */
  private String number() {
    String key = String.valueOf(attributes.fileKey());
    int at = key.indexOf("ino=");
    return at < 0 ? "" : key.substring(at + 4, key.length() - 1);
  }
}
