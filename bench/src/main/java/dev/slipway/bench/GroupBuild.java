// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The whole build of the demo's group recipe over its flights repeated 30 times (10.1 million
 * rows), from the request to the event of its success, beside the same SQL run by DuckDB's JDBC
 * driver on the same files with the same settings, writing Parquet and syncing it; both sides have
 * done so {@value #WARM_UP} times before.
 */
final class GroupBuild implements Comparison {
  private static final int WARM_UP = 40;
  private static final int ROUNDS = 9;

  @Override
  public String name() {
    return "group-build";
  }

  @Override
  public List<Row> run(Home home) throws Exception {
    Path files = Files.createDirectories(home.scratch().resolve("group-files"));
    try (Raw raw = new Raw(Workbench.THREADS, Workbench.MEBIBYTES)) {
      Path source = Flights.parquet(raw, home, files.resolve("source.parquet"), 30);
      try (Workbench bench = Workbench.over(home, "group-build", source)) {
        raw.run(
            "CREATE VIEW flights AS SELECT * FROM read_parquet('" + bench.newest("flights") + "')");
        String sql = bench.sql();
        Path peer = files.resolve("peer.parquet");
        raw.copy(sql, peer, Workbench.PARQUET);
        Timing.alone(WARM_UP, bench::build);
        Timing.alone(WARM_UP, () -> raw.copy(sql, peer, Workbench.PARQUET));
        raw.requireEqual(bench.newest("grouped"), peer, Flights.GROUPED);
        Timing.Pair pair =
            Timing.interleaved(ROUNDS, bench::build, () -> raw.copy(sql, peer, Workbench.PARQUET));
        return List.of(
            new Row(
                "build of the group recipe over 10.1 M flights, warm",
                Timing.text(pair.ours()),
                "duckdb_jdbc " + Timing.text(pair.peer()),
                Timing.ratio(pair.ratio()),
                "≤ 1.10"));
      }
    }
  }
}
