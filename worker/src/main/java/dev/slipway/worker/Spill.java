// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The worker's directory for temporary files. */
final class Spill {
  private Spill() {}

  /** Removes it with all that is in it; no fault if the server was first. */
  static void remove(Path directory) throws IOException {
    for (Path path : below(directory)) {
      Files.deleteIfExists(path);
    }
  }

  private static List<Path> below(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(directory)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
