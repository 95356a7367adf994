// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Programs on a search path. */
record Tools(List<Path> searchPath) {
  private static final int SECONDS = 10;

  /** The folders of a search path as the operating system writes it. */
  static List<Path> parse(String searchPath) {
    return Arrays.stream(searchPath.split(File.pathSeparator, -1))
        .filter(part -> !part.isEmpty())
        .map(Path::of)
        .toList();
  }

  Optional<Path> find(String command) {
    return searchPath.stream()
        .map(folder -> folder.resolve(command))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * The first line that the program says when called so; empty if it is not there or does not
   * answer well.
   */
  Optional<String> firstLine(String command, String option) throws InterruptedException {
    Optional<Path> program = find(command);
    if (program.isEmpty()) {
      return Optional.empty();
    }
    try {
      Process process =
          new ProcessBuilder(program.get().toString(), option).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean isWell = process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
      return isWell ? said.lines().findFirst().map(Tools::plain) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Some programs colour what they say even into a pipe. */
  private static String plain(String line) {
    return line.replaceAll("\u001b\\[[0-9;]*m", "");
  }
}
