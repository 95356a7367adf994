// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.ObjectPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Which file an object is, such that nothing outside the root is ever reached. */
final class LocalPaths {
  private static final String SCHEME = "file://";
  private static final String UNFINISHED_START = ".slipway-";
  private static final String UNFINISHED_END = ".part";

  private final Path root;

  LocalPaths(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  Path root() {
    return root;
  }

  /**
   * The file of an object, there or not.
   *
   * @throws SlipwayException {@code FORBIDDEN} if a symbolic link on the way leads out of the root
   */
  Path file(ObjectPath path) {
    if (isUnfinished(path.fileName())) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "'"
              + path
              + "' cannot be used: names such as "
              + path.fileName()
              + " are kept for unfinished writes.");
    }
    Path file = plain(path);
    if (!staysInside(file)) {
      throw new SlipwayException(
          ErrorCode.FORBIDDEN,
          "'"
              + path
              + "' was refused: a symbolic link on its way leads out of the connection's root "
              + root
              + ". Make a connection for the place it leads to.");
    }
    return file;
  }

  private Path plain(ObjectPath path) {
    try {
      return root.resolve(path.value());
    } catch (InvalidPathException e) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "'"
              + path
              + "' cannot be a file name here: "
              + e.getReason()
              + ". Start Slipway under a UTF-8 locale, such as LC_ALL=C.UTF-8.",
          e);
    }
  }

  /** Whether the deepest part of the way that is there lies below the root, links followed. */
  boolean staysInside(Path file) {
    Path there = file;
    while (!there.equals(root) && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
      there = parent(there);
    }
    if (!Files.exists(root)) {
      return true;
    }
    try {
      return there.toRealPath().startsWith(root.toRealPath());
    } catch (NoSuchFileException danglingLink) {
      return false;
    } catch (IOException e) {
      throw Faults.of("Looking at " + file, e);
    }
  }

  String uri(ObjectPath path) {
    return SCHEME + plain(path);
  }

  Optional<ObjectPath> path(String uri) {
    String prefix = SCHEME + (root.getParent() == null ? "" : root) + "/";
    return uri.startsWith(prefix)
        ? Optional.of(new ObjectPath(uri.substring(prefix.length())))
        : Optional.empty();
  }

  /** The directory of a path; of the top of the file system itself. */
  static Path parent(Path path) {
    return Objects.requireNonNullElse(path.getParent(), path);
  }

  static boolean isUnfinished(String name) {
    return name.startsWith(UNFINISHED_START) && name.endsWith(UNFINISHED_END);
  }

  static String unfinished(long number) {
    return UNFINISHED_START + Long.toHexString(number) + UNFINISHED_END;
  }
}
