// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The {@code slipway} script of this clone, or of an older one. */
final class Launcher {
  /** Tells the script that the build which runs these tests has already built what it starts. */
  private static final String BUILT = "SLIPWAY_BUILT";

  static final Path HOME =
      Path.of(System.getProperty("basedir", ".")).resolve("../..").normalize().toAbsolutePath();

  private final Path folder;
  private final Path home;
  private final Map<String, String> environment;

  /**
   * @param folder where what the commands print is kept
   */
  Launcher(Path folder) {
    this(folder, HOME, Map.of());
  }

  /**
   * @param environment what the commands find besides what this process has
   */
  Launcher(Path folder, Map<String, String> environment) {
    this(folder, HOME, environment);
  }

  /**
   * @param home where the sources are that were built
   */
  Launcher(Path folder, Path home) {
    this(folder, home, Map.of());
  }

  private Launcher(Path folder, Path home, Map<String, String> environment) {
    this.folder = folder;
    this.home = home;
    this.environment = Map.copyOf(environment);
  }

  /** What a command printed, and how it ended. */
  record Ended(int exit, String out, String err) {
    /** The one line that starts so. */
    String line(String start) {
      return out.lines()
          .filter(line -> line.startsWith(start))
          .reduce((one, other) -> one)
          .orElseThrow(
              () -> new AssertionError("no line starts with '" + start + "' in:\n" + out + err));
    }
  }

  Ended run(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    Process process =
        command(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(
          List.of(arguments) + " did not end; it said:\n" + Files.readString(out));
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  ProcessBuilder command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("slipway").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put(BUILT, "true");
    builder.environment().putAll(environment);
    return builder;
  }
}
