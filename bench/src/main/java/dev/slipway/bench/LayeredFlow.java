// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import dev.slipway.control.flow.BuildPlan;
import dev.slipway.control.flow.BuildPlanner;
import dev.slipway.control.flow.Facts;
import dev.slipway.control.flow.Fingerprints;
import dev.slipway.control.flow.Graph;
import dev.slipway.control.flow.PlannedActivity;
import dev.slipway.control.flow.Step;
import dev.slipway.model.BuildRequest.Mode;
import dev.slipway.model.Name;
import dev.slipway.model.Uid;
import dev.slipway.spi.Fingerprint;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A flow of datasets in layers, each made from two of the layer before, in each tool's form. The
 * datasets of the first layer are made by nobody.
 */
final class LayeredFlow {
  private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

  private final int width;
  private final int[][] inputs;
  private final List<Uid> datasets = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();

  LayeredFlow(int layers, int width, Random random) {
    this.width = width;
    this.inputs = new int[layers * width][];
    for (int i = 0; i < inputs.length; i++) {
      datasets.add(Uid.next(MADE, random));
      if (i >= width) {
        int layer = i / width - 1;
        inputs[i] =
            new int[] {
              layer * width + random.nextInt(width), layer * width + random.nextInt(width)
            };
        steps.add(
            new Step(
                Uid.next(MADE, random),
                new Name("r" + i),
                List.of(datasets.get(inputs[i][0]), datasets.get(inputs[i][1])),
                List.of(datasets.get(i))));
      }
    }
  }

  Graph graph() {
    return Graph.of(steps, Uid::value);
  }

  BuildPlan plan(Facts facts, int expected) {
    return plan(graph(), facts, expected);
  }

  BuildPlan plan(Graph graph, Facts facts, int expected) {
    BuildPlan plan = BuildPlanner.plan(graph, List.of(), Mode.STALE, facts);
    long runs = plan.activities().stream().filter(PlannedActivity::runs).count();
    if (runs != expected || plan.activities().size() != steps.size()) {
      throw new IllegalStateException("we planned " + runs + " activities, expected " + expected);
    }
    return plan;
  }

  Facts facts(boolean built) {
    Map<String, String> parts =
        Map.of(Fingerprints.DEFINITION, "d", Fingerprints.ENGINE, "e", Fingerprints.RENDERER, "r");
    Map<Uid, Fingerprint> made = new HashMap<>();
    if (built) {
      for (Step step : steps) {
        Map<String, String> all = new HashMap<>(parts);
        step.inputs().forEach(input -> all.put("input:" + input, "1"));
        made.put(
            step.outputs().getFirst(),
            new Fingerprint(step.outputs().getFirst(), "", Fingerprints.of(all), all, 1, MADE));
      }
    }
    return new Told(parts, made);
  }

  void writeMakefile(Path file) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      out.print("all:");
      for (int i = width; i < inputs.length; i++) {
        out.print(" d" + i);
      }
      out.println();
      for (int i = width; i < inputs.length; i++) {
        out.println("d" + i + ": d" + inputs[i][0] + " d" + inputs[i][1] + "\n\ttouch d" + i);
      }
    }
  }

  void writeNinja(Path file) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      out.println("rule make\n  command = touch $out");
      for (int i = width; i < inputs.length; i++) {
        out.println("build d" + i + ": make d" + inputs[i][0] + " d" + inputs[i][1]);
      }
    }
  }

  private record Told(Map<String, String> parts, Map<Uid, Fingerprint> all) implements Facts {
    @Override
    public Map<String, String> parts(Step step) {
      return parts;
    }

    @Override
    public Optional<Fingerprint> made(Uid dataset) {
      return Optional.ofNullable(all.get(dataset));
    }

    @Override
    public Optional<String> version(Uid dataset) {
      return Optional.of("1");
    }

    @Override
    public String name(Uid dataset) {
      return dataset.value();
    }
  }
}
