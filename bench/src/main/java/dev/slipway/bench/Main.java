// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Runs the comparisons named on the command line, or all, and prints one table. */
public final class Main {
  /** What takes minutes, and belongs to {@code ./slipway soak}. */
  private static final Set<String> LONG = Set.of("overload");

  private Main() {}

  public static void main(String[] names) throws Exception {
    Path root = Path.of(System.getProperty("slipway.home", "")).toAbsolutePath();
    List<Comparison> all =
        List.of(
            new FlowPlan(),
            new ServerStart(),
            new DemoMemory(),
            new TinyBuild(),
            new GroupBuild(),
            new PrepareBuild(),
            new CsvImport(),
            new Validation(),
            new LineageWalk(),
            new Catalog(),
            new NoOpActivities(),
            new ChainLatency(),
            new LargeFlow(),
            new RestLoad(),
            new Overload());
    Path scratch = Files.createTempDirectory("slipway-bench");
    List<Comparison.Row> rows = new ArrayList<>();
    try {
      for (Comparison comparison : all) {
        boolean isAsked =
            names.length == 0
                ? !LONG.contains(comparison.name())
                : List.of(names).contains(comparison.name());
        if (isAsked) {
          System.out.println("measuring " + comparison.name() + " …");
          rows.addAll(comparison.run(new Home(root, scratch)));
        }
      }
    } catch (Comparison.Missed e) {
      rows.addAll(e.rows());
      throw e;
    } finally {
      delete(scratch);
      print(rows);
    }
  }

  private static void print(List<Comparison.Row> rows) {
    System.out.println("| what | ours | peer | ratio | limit |");
    System.out.println("|---|---|---|---|---|");
    for (Comparison.Row row : rows) {
      System.out.println(
          "| "
              + String.join(" | ", row.what(), row.ours(), row.peer(), row.ratio(), row.aim())
              + " |");
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
