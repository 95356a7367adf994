// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import dev.slipway.spi.Connections.Opened;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore;
import dev.slipway.spi.ObjectStore.Entry;
import dev.slipway.spi.ObjectStore.ObjectInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Which files are a table: the one at a path, or all below it that are not hidden. */
final class TableFiles {
  static final int MOST = 100_000;

  private TableFiles() {}

  static List<ObjectInfo> at(Opened connection, String text) {
    ObjectPath path =
        new ObjectPath(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    ManagedArea area = ManagedArea.of(connection);
    if (area.holds(path)) {
      throw new SlipwayException(ErrorCode.INVALID, managed(connection, path));
    }
    ObjectStore objects = connection.objects();
    Optional<ObjectInfo> file = path.value().isEmpty() ? Optional.empty() : objects.head(path);
    List<ObjectInfo> found = file.map(List::of).orElseGet(() -> below(objects, path, area));
    if (found.isEmpty()) {
      throw new SlipwayException(ErrorCode.NOT_FOUND, nothingAt(connection, path));
    }
    return found;
  }

  /** Changes whenever a file comes, goes or may have another content. */
  static String version(List<ObjectInfo> objects) {
    MessageDigest digest = sha256();
    for (ObjectInfo object : objects) {
      digest.update(
          (object.path() + "\n" + object.version() + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<ObjectInfo> below(ObjectStore objects, ObjectPath path, ManagedArea area) {
    List<ObjectInfo> found = new ArrayList<>();
    int start = path.segments().size();
    for (Iterator<ObjectInfo> all = objects.list(path); all.hasNext(); ) {
      ObjectInfo object = all.next();
      if (!area.holds(object.path())
          && object.path().segments().stream().skip(start).noneMatch(TableFiles::isHidden)) {
        found.add(object);
      }
      if (found.size() > MOST) {
        throw new SlipwayException(
            ErrorCode.TOO_LARGE,
            "'"
                + path
                + "' holds more than "
                + MOST
                + " files, too many for one dataset. Choose a directory below it.");
      }
    }
    return found;
  }

  /** As every engine has it: markers such as _SUCCESS and .crc files are no data. */
  private static boolean isHidden(String name) {
    return name.startsWith("_") || name.startsWith(".");
  }

  private static String managed(Opened connection, ObjectPath path) {
    return "'"
        + path
        + "' lies where Slipway keeps managed datasets of '"
        + connection.connection().name()
        + "'; no external dataset can be there. Use the managed dataset itself.";
  }

  private static String nothingAt(Opened connection, ObjectPath path) {
    String where = "the connection '" + connection.connection().name() + "'";
    ObjectPath present = path;
    String missing = "";
    while (!present.value().isEmpty() && !isDirectory(connection.objects(), present)) {
      missing = present.fileName();
      present = parent(present);
    }
    String directory = present.value().isEmpty() ? "its root" : "'" + present + "'";
    if (missing.isEmpty()) {
      return "There is no file at '"
          + path
          + "' of "
          + where
          + ": the directory is empty or holds hidden files only.";
    }
    return "There is no file or directory '"
        + path
        + "' on "
        + where
        + ": "
        + directory
        + " has no '"
        + missing
        + "'."
        + Text.didYouMean(missing, names(connection.objects(), present));
  }

  private static boolean isDirectory(ObjectStore objects, ObjectPath path) {
    return objects.list(path).hasNext();
  }

  private static List<String> names(ObjectStore objects, ObjectPath directory) {
    List<String> names = new ArrayList<>();
    Iterator<Entry> entries = objects.browse(directory);
    while (entries.hasNext() && names.size() < 1000) {
      names.add(entries.next().name());
    }
    return names;
  }

  private static ObjectPath parent(ObjectPath path) {
    int slash = path.value().lastIndexOf('/');
    return slash < 0 ? ObjectPath.ROOT : new ObjectPath(path.value().substring(0, slash));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
