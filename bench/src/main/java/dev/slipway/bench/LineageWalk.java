// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A column followed through a flow of 10,000 recipes, ten wide, over REST: down from the first
 * dataset to all that is computed from it, and up from the last.
 */
final class LineageWalk implements Comparison {
  private static final int LAYERS = 1_000;
  private static final int WIDTH = 10;
  private static final int AT_ONCE = 50;
  private static final int WARM_UP = 5;
  private static final int ROUNDS = 11;
  private static final String DATASETS = "/api/v1/projects/long/datasets/";

  private static final String BASE =
      """
      kind: connection
      name: files
      spec: {type: local, root: '@root', managedPath: 'managed/${projectKey}'}
      ---
      {kind: project, name: long, spec: {connection: files}}
      ---
      kind: dataset
      project: long
      name: d0
      spec:
        type: external
        connection: files
        path: none.csv
        format: {type: csv}
        schema: [{name: a, type: int64}, {name: b, type: string}, {name: c, type: float64}]
      """;

  @Override
  public String name() {
    return "lineage";
  }

  @Override
  public List<Row> run(Home home) throws Exception {
    try (RunningStudio studio = RunningStudio.start(home, home.scratch().resolve("lineage"))) {
      studio.apply(BASE.replace("@root", home.scratch().toString()));
      for (int layer = 0; layer < LAYERS; layer += AT_ONCE) {
        studio.apply(
            IntStream.range(layer, layer + AT_ONCE)
                .mapToObj(LineageWalk::layer)
                .collect(Collectors.joining("---\n")));
      }
      return List.of(
          row(studio, "down", "d0/lineage?column=a&direction=downstream"),
          row(studio, "up", "d" + LAYERS + "_3/lineage?column=a&direction=upstream"));
    }
  }

  /** Each dataset is made from one of the layer before. */
  private static String layer(int before) {
    return IntStream.range(0, WIDTH)
        .mapToObj(i -> {
          String input = before == 0 ? "d0" : "d" + before + "_" + i;
          String output = "d" + (before + 1) + "_" + i;
          return """
          {kind: dataset, project: long, name: %s, spec: {type: managed}}
          ---
          kind: recipe
          project: long
          name: make_%s
          spec:
            inputs: [{dataset: %s}]
            outputs: [%s]
            operation: {type: filter, condition: a > %d}
          """
              .formatted(output, output, input, output, before);
        })
        .collect(Collectors.joining("---\n"));
  }

  private static Row row(RunningStudio studio, String way, String route) throws Exception {
    String first = studio.http().get(DATASETS + route);
    int links = first.split("\"recipe\"", -1).length - 1;
    requireWhole(way, links);
    Timing.alone(WARM_UP, () -> studio.http().get(DATASETS + route));
    double[] times = Timing.alone(ROUNDS, () -> studio.http().get(DATASETS + route));
    return new Row(
        "a column followed %s through %,d of 10,000 recipes".formatted(way, links),
        Timing.text(Timing.median(times)),
        "",
        "",
        "≤ 100 ms");
  }

  private static void requireWhole(String way, int links) throws IOException {
    int expected = way.equals("down") ? LAYERS * WIDTH : LAYERS;
    if (links != expected) {
      throw new IOException("It went through " + links + " recipes instead of " + expected);
    }
  }
}
