// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A project in a studio of its own, over one external Parquet file, with a group recipe. */
final class Workbench implements AutoCloseable {
  static final int THREADS = Runtime.getRuntime().availableProcessors();
  static final long MEBIBYTES = 2048;
  static final String PARQUET = "COMPRESSION zstd, ROW_GROUP_SIZE 122880";

  private static final String CONNECTION =
      """
      kind: connection
      name: bench
      spec: {type: local, root: '@root', managedPath: 'managed/${projectKey}'}
      """;

  private static final String RESOURCES =
      """
      kind: project
      name: bench
      spec: {connection: bench}
      ---
      kind: dataset
      project: bench
      name: source
      spec:
        type: external
        connection: bench
        path: '@file'
        format: {type: parquet}
      ---
      kind: dataset
      project: bench
      name: flights
      spec: {type: managed}
      ---
      kind: dataset
      project: bench
      name: grouped
      spec: {type: managed}
      ---
      kind: recipe
      project: bench
      name: keep
      spec:
        inputs: [{dataset: source}]
        outputs: [flights]
        operation: {type: filter, condition: 'carrier IS NOT NULL'}
      ---
      kind: recipe
      project: bench
      name: group
      spec:
        inputs: [{dataset: flights}]
        outputs: [grouped]
        operation:
          type: group
          by: [carrier, month, origin, dest]
          aggregates:
            - {function: count, as: flights}
            - {function: mean, of: dep_delay, as: mean_delay}
            - {function: percentile, of: dep_delay, fraction: 0.9, as: p90_delay}
            - {function: mean, of: 'CASE WHEN dep_time IS NULL THEN 1.0 ELSE 0.0 END', as: cancelled}
      """;

  private final RunningStudio studio;
  private final Watch watch;
  private final Path files;

  private Workbench(RunningStudio studio, Path files) throws IOException {
    this.studio = studio;
    this.watch = studio.watch();
    this.files = files;
  }

  /** Starts a studio, takes the file in as a managed dataset and builds the group recipe once. */
  static Workbench over(Home home, String name, Path parquet)
      throws IOException, InterruptedException {
    Path files = parquet.resolveSibling(".").normalize();
    RunningStudio studio =
        RunningStudio.start(
            home,
            home.scratch().resolve(name),
            "--workers",
            "1",
            "--worker-memory",
            Long.toString(MEBIBYTES));
    studio.apply(CONNECTION.replace("@root", files.toString()));
    studio.apply(RESOURCES.replace("@file", parquet.toFile().getName()));
    Workbench bench = new Workbench(studio, files);
    bench.watch.build("bench", "{\"targets\":[\"grouped\"],\"mode\":\"stale\"}");
    return bench;
  }

  private record Plan(List<Output> outputs) {}

  private record Output(String sql) {}

  /** The SQL that the group recipe runs as. */
  String sql() throws IOException, InterruptedException {
    return Documents.readStored(
            Plan.class, new Json(studio.http().get("/api/v1/projects/bench/recipes/group/plan")))
        .outputs()
        .getFirst()
        .sql();
  }

  /** Builds the group recipe alone, from the request to the event of its success. */
  String build() throws IOException {
    return build("grouped");
  }

  /** The same of the recipe that makes a dataset. */
  String build(String dataset) throws IOException {
    return watch.build("bench", "{\"targets\":[\"" + dataset + "\"],\"mode\":\"only\"}");
  }

  /** Adds a managed dataset and the recipe that makes it. */
  void make(String dataset, String recipe) throws IOException, InterruptedException {
    studio.apply(
        "{kind: dataset, project: bench, name: "
            + dataset
            + ", spec: {type: managed}}\n---\nkind: recipe\nproject: bench\nname: make_"
            + dataset
            + "\nspec:\n"
            + recipe.indent(2));
  }

  /** Adds an external dataset of one CSV file that lies beside the Parquet file. */
  void csv(String dataset, String file) throws IOException, InterruptedException {
    studio.apply(
        "{kind: dataset, project: bench, name: "
            + dataset
            + ", spec: {type: external, connection: bench, path: "
            + file
            + "}}");
  }

  private record Named(String uid) {}

  /** The newest data file of a managed dataset. */
  Path newest(String dataset) throws IOException, InterruptedException {
    String uid =
        Documents.readStored(
                Named.class,
                new Json(studio.http().get("/api/v1/projects/bench/datasets/" + dataset)))
            .uid();
    try (Stream<Path> all = Files.walk(files)) {
      return all.filter(
              file -> file.toString().contains(uid) && file.toString().endsWith(".parquet"))
          .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
          .orElseThrow();
    }
  }

  @Override
  public void close() throws IOException {
    watch.close();
    studio.close();
  }
}
