// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Name;
import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Copies a folder's files into a connection, those that are not there yet. */
final class DemoFiles {
  private final Server server;
  private final Name connection;
  private final Terminal terminal;

  DemoFiles(Server server, Name connection, Terminal terminal) {
    this.server = server;
    this.connection = connection;
    this.terminal = terminal;
  }

  /** A file that is there with the same size is left alone: a new copy would count as a change. */
  void upload(Path folder) {
    Map<String, Long> there =
        server.get(Routes.files(connection), Wire.Folder.class).entries().stream()
            .collect(Collectors.toMap(Wire.Entry::name, Wire.Entry::bytes));
    for (Path file : files(folder)) {
      String name = file.getFileName().toString();
      long size = size(file);
      if (there.getOrDefault(name, -1L) != size) {
        terminal.line("Uploading " + name + ", " + Amounts.bytes(size));
        server.upload(Routes.file(connection, name), file);
      }
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> found = Files.list(folder)) {
      return found.filter(file -> file.toString().endsWith(".csv.gz")).sorted().toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static SlipwayException unreadable(Path path, IOException e) {
    return new SlipwayException(
        ErrorCode.NOT_FOUND,
        "The demo's data is not there: cannot read "
            + path
            + " ("
            + Refusal.reason(e)
            + "). Is the clone complete?",
        e);
  }
}
