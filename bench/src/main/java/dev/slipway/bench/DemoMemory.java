// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The server's resident memory after it has taken in and built the demo. */
final class DemoMemory implements Comparison {
  @Override
  public String name() {
    return "demo-memory";
  }

  @Override
  public List<Row> run(Home home) throws Exception {
    Path demo = home.root().resolve("demo/nycflights13");
    try (RunningStudio studio = RunningStudio.start(home, home.scratch().resolve("demo-memory"));
        Watch watch = studio.watch()) {
      studio.apply(Files.readString(demo.resolve("connection.yaml")));
      for (Path file : files(demo.resolve("data"), ".csv.gz")) {
        studio.upload("/api/v1/connections/nycflights-files/files/" + file.getFileName(), file);
      }
      studio.apply(
          files(demo, ".yaml").stream()
              .map(DemoMemory::text)
              .collect(Collectors.joining("\n---\n")));
      watch.build("nycflights", "{}");
      return List.of(
          new Row(
              "server: resident memory after the demo",
              (studio.resident() >> 20) + " MB",
              "",
              "",
              "≤ 250 MB"));
    }
  }

  private static List<Path> files(Path directory, String suffix) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException("The demo's file " + file + " could not be read", e);
    }
  }
}
