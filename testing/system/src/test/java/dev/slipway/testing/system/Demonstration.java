// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import dev.slipway.testing.system.Launcher.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The demo as it was run twice in a fresh data directory, once for all tests. Tests may go on with
 * the directory, one server at a time, as long as the demo's datasets keep their content.
 */
record Demonstration(Path folder, Ended first, Ended second) implements AutoCloseable {
  private static final String PROJECT = "nycflights";

  private static Demonstration run() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("slipway");
    Ended first = demo(folder);
    return new Demonstration(folder, first, demo(folder));
  }

  private static Ended demo(Path folder) throws IOException, InterruptedException {
    String data = folder.resolve("data").toString();
    return new Launcher(folder).run("demo", "--exit", "--port", "0", "--data", data);
  }

  Path data() {
    return folder.resolve("data");
  }

  Studio serve() throws IOException, InterruptedException {
    return Studio.start(new Launcher(folder), data());
  }

  /** Runs a command against the server that runs on the data directory. */
  Ended slipway(String... arguments) throws IOException, InterruptedException {
    List<String> options = List.of("--data", data().toString(), "--project", PROJECT);
    return new Launcher(folder)
        .run(Stream.concat(options.stream(), Stream.of(arguments)).toArray(String[]::new));
  }

  /** The one value that the query gives. */
  String value(String sql) throws IOException, InterruptedException {
    Ended ended = slipway("sql", sql);
    if (ended.exit() != 0) {
      throw new AssertionError(sql + " was refused: " + ended.err());
    }
    return ended.out().strip().lines().reduce((above, last) -> last).orElse("").strip();
  }

  @Override
  public void close() throws IOException {
    SharedByTests.delete(folder);
  }

  /** Hands the demonstration to tests that ask for it. */
  static final class Given extends SharedByTests<Demonstration> {
    Given() {
      super(Demonstration.class);
    }

    @Override
    Demonstration start() throws IOException, InterruptedException {
      return Demonstration.run();
    }
  }
}
