// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.documents.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file in the data directory that says where its server is. Of no consequence after a crash. */
final class Announcement {
  private static final String FILE = "server.json";

  private Announcement() {}

  private record Note(String url, long pid) {}

  static void write(Path directory, String url) {
    try {
      Path draft = directory.resolve(FILE + ".new");
      Files.writeString(
          draft, Documents.write(new Note(url, ProcessHandle.current().pid())).text());
      Files.move(draft, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void remove(Path directory) {
    try {
      Files.deleteIfExists(directory.resolve(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
