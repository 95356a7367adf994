// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The fixed cost of a build: the group recipe over 10,000 rows in a warm server, from the request
 * to the event of its success, everything synced.
 */
final class TinyBuild implements Comparison {
  private static final int WARM_UP = 600;
  private static final int ROUNDS = 101;
  private static final Duration PAUSE = Duration.ofMillis(50);

  @Override
  public String name() {
    return "tiny-build";
  }

  @Override
  public List<Row> run(Home home) throws Exception {
    Path files = Files.createDirectories(home.scratch().resolve("tiny-files"));
    try (Raw raw = new Raw(Workbench.THREADS, Workbench.MEBIBYTES)) {
      Path source = Flights.rows(raw, home, files.resolve("source.parquet"), 10_000);
      try (Workbench bench = Workbench.over(home, "tiny-build", source)) {
        raw.run(
            "CREATE VIEW flights AS SELECT * FROM read_parquet('" + bench.newest("flights") + "')");
        String sql = bench.sql();
        Path peer = files.resolve("peer.parquet");
        raw.copy(sql, peer, Workbench.PARQUET);
        Timing.alone(WARM_UP, bench::build);
        raw.requireEqual(bench.newest("grouped"), peer, Flights.GROUPED);
        Timing.Spaced times =
            Timing.spaced(
                ROUNDS, PAUSE, bench::build, () -> raw.copy(sql, peer, Workbench.PARQUET));
        return List.of(
            new Row(
                "build of a tiny recipe, warm: request to succeeded event",
                Timing.text(times.pair().ours()),
                "duckdb_jdbc alone " + Timing.text(times.pair().peer()),
                Timing.ratio(times.pair().ratio()),
                "≤ 20 ms"),
            new Row("the same at the 99th percentile", Timing.text(times.slowest()), "", "", ""));
      }
    }
  }
}
