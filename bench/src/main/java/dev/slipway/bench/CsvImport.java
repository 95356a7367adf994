// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The whole build of a recipe that takes the demo's flights, repeated 30 times as one CSV file
 * (10.1 million rows), into a managed dataset, beside DuckDB's COPY of the same file to Parquet
 * with the same columns and types, synced.
 */
final class CsvImport implements Comparison {
  private static final int WARM_UP = 1;
  private static final int ROUNDS = 5;

  @Override
  public String name() {
    return "csv-import";
  }

  @Override
  public List<Row> run(Home home) throws Exception {
    Path files = Files.createDirectories(home.scratch().resolve("csv-files"));
    try (Raw raw = new Raw(Workbench.THREADS, Workbench.MEBIBYTES)) {
      Path few = Flights.rows(raw, home, files.resolve("source.parquet"), 1_000);
      Path csv = files.resolve("flights.csv");
      raw.run(
          "COPY (SELECT f.* FROM "
              + Flights.csv(home)
              + " f, range(30)) TO '"
              + csv
              + "' (FORMAT csv, HEADER)");
      try (Workbench bench = Workbench.over(home, "csv-import", few)) {
        bench.csv("written", "flights.csv");
        bench.make(
            "taken",
            "inputs: [{dataset: written}]\noutputs: [taken]\noperation: {type: filter, condition: 'true'}\n");
        bench.build("taken");
        String types = raw.columns(bench.newest("taken"));
        String copy =
            "SELECT * FROM read_csv('" + csv + "', columns = " + types + ", header = true)";
        Path peer = files.resolve("peer.parquet");
        Timing.alone(WARM_UP, () -> bench.build("taken"));
        Timing.alone(WARM_UP, () -> raw.copy(copy, peer, Workbench.PARQUET));
        raw.requireEqual(bench.newest("taken"), peer, "*");
        Timing.Pair pair =
            Timing.interleaved(
                ROUNDS, () -> bench.build("taken"), () -> raw.copy(copy, peer, Workbench.PARQUET));
        return List.of(
            new Row(
                "import of 10.1 M flights from CSV",
                Timing.text(pair.ours()),
                "duckdb_jdbc COPY " + Timing.text(pair.peer()),
                Timing.ratio(pair.ratio()),
                "≤ 1.10"));
      }
    }
  }
}
