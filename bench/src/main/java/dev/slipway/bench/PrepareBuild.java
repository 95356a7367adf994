// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The whole build of a prepare recipe of twenty steps over the demo's flights repeated 30 times
 * (10.1 million rows), beside the same written by hand as one SELECT and run by DuckDB's JDBC
 * driver on the same file, writing Parquet and syncing it.
 */
final class PrepareBuild implements Comparison {
  private static final int WARM_UP = 2;
  private static final int ROUNDS = 5;

  private static final String RECIPE =
      """
      inputs: [{dataset: flights}]
      outputs: [prepared]
      operation:
        type: prepare
        steps:
          - {type: rename-columns, parameters: {columns: [{from: dep_delay, to: late_off}, {from: arr_delay, to: late_on}]}}
          - {type: formula, parameters: {column: gained, formula: late_off - late_on}}
          - {type: formula, parameters: {column: hours, formula: air_time / 60.0}}
          - {type: formula, parameters: {column: speed, formula: 'distance / nullif(air_time, 0) * 60.0'}}
          - {type: formula, parameters: {column: route, formula: "origin || '-' || dest"}}
          - {type: formula, parameters: {column: carrier, formula: lower(carrier)}}
          - {type: formula, parameters: {column: carrier, formula: upper(carrier)}}
          - {type: fill-empty, parameters: {columns: [tailnum], value: unknown}}
          - {type: fill-empty, parameters: {columns: [late_off, late_on], value: '0'}}
          - {type: formula, parameters: {column: is_late, formula: late_on > 15}}
          - {type: formula, parameters: {column: season, formula: "CASE WHEN month IN (12, 1, 2) THEN 'winter' WHEN month < 6 THEN 'spring' WHEN month < 9 THEN 'summer' ELSE 'autumn' END"}}
          - {type: cast, parameters: {column: flight, type: string}}
          - {type: formula, parameters: {column: number, formula: "carrier || flight"}}
          - {type: formula, parameters: {column: tail, formula: 'substring(tailnum, 1, 3)'}}
          - {type: filter-rows, parameters: {condition: distance > 100}}
          - {type: formula, parameters: {column: far, formula: distance > 1000}}
          - {type: formula, parameters: {column: miles_late, formula: late_on * distance}}
          - {type: cast, parameters: {column: miles_late, type: float64}}
          - {type: delete-columns, parameters: {columns: [sched_dep_time, sched_arr_time, time_hour]}}
          - {type: filter-rows, parameters: {condition: dest IS NOT NULL}}
      """;

  private static final String BY_HAND =
      """
      SELECT year, month, day, dep_time, late_off, arr_time, late_on, carrier, flight, tailnum, origin, dest,
        air_time, distance, hour, minute, gained, hours, speed, route, late_on > 15 AS is_late, season,
        carrier || flight AS number, substring(tailnum, 1, 3) AS tail, distance > 1000 AS far,
        CAST(late_on * distance AS DOUBLE) AS miles_late
      FROM (
        SELECT year, month, day, dep_time, coalesce(dep_delay, 0) AS late_off, arr_time,
          coalesce(arr_delay, 0) AS late_on, upper(lower(carrier)) AS carrier,
          CAST(flight AS VARCHAR) AS flight, coalesce(tailnum, 'unknown') AS tailnum, origin, dest,
          air_time, distance, hour, minute, dep_delay - arr_delay AS gained, air_time / 60.0 AS hours,
          distance / nullif(air_time, 0) * 60.0 AS speed, origin || '-' || dest AS route,
          CASE WHEN month IN (12, 1, 2) THEN 'winter' WHEN month < 6 THEN 'spring'
            WHEN month < 9 THEN 'summer' ELSE 'autumn' END AS season
        FROM flights WHERE distance > 100 AND dest IS NOT NULL)
      """;

  private static final String COMPARED =
      "year, month, day, dep_time, late_off, arr_time, late_on, carrier, flight, tailnum, origin,"
          + " dest, air_time, distance, hour, minute, gained, round(hours, 9), round(speed, 9), route,"
          + " is_late, season, number, tail, far, miles_late";

  @Override
  public String name() {
    return "prepare-build";
  }

  @Override
  public List<Row> run(Home home) throws Exception {
    Path files = Files.createDirectories(home.scratch().resolve("prepare-files"));
    try (Raw raw = new Raw(Workbench.THREADS, Workbench.MEBIBYTES)) {
      Path source = Flights.parquet(raw, home, files.resolve("source.parquet"), 30);
      try (Workbench bench = Workbench.over(home, "prepare-build", source)) {
        bench.make("prepared", RECIPE);
        raw.run(
            "CREATE VIEW flights AS SELECT * FROM read_parquet('" + bench.newest("flights") + "')");
        Path peer = files.resolve("peer.parquet");
        Timing.alone(WARM_UP, () -> bench.build("prepared"));
        Timing.alone(WARM_UP, () -> raw.copy(BY_HAND, peer, Workbench.PARQUET));
        raw.requireEqual(bench.newest("prepared"), peer, COMPARED);
        Timing.Pair pair =
            Timing.interleaved(
                ROUNDS,
                () -> bench.build("prepared"),
                () -> raw.copy(BY_HAND, peer, Workbench.PARQUET));
        return List.of(
            new Row(
                "build of a prepare recipe of 20 steps over 10.1 M flights",
                Timing.text(pair.ours()),
                "duckdb_jdbc, by hand " + Timing.text(pair.peer()),
                Timing.ratio(pair.ratio()),
                "≤ 1.10"));
      }
    }
  }
}
