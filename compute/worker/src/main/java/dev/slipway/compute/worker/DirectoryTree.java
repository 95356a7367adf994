// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Removal of whole directories, without following links. */
final class DirectoryTree {
  /** Marks what is being removed, so that nobody takes a half of it for the whole. */
  static final String REMOVED = ".removed-";

  private DirectoryTree() {}

  /** Hides the tree by one rename, then removes it; no fault if it is absent. */
  static void delete(Path root) {
    try {
      Path hidden = root.resolveSibling(REMOVED + root.getFileName());
      Files.move(root, hidden, StandardCopyOption.ATOMIC_MOVE);
      erase(hidden);
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes what is in a directory and leaves it empty; makes it if missing. */
  static void empty(Path directory) {
    try {
      Files.createDirectories(directory);
      for (Path child : children(directory)) {
        erase(child);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> children(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return new ArrayList<>(all.toList());
    }
  }

  static void erase(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
