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
import java.io.BufferedReader;
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
import java.util.regex.Pattern;

/**
 * The plan of a layered flow of 100,000 datasets, each made from two of the layer before, beside
 * {@code make -n} and {@code ninja -n} on the same graph with nothing built.
 */
final class FlowPlan implements Comparison {
  private static final int LAYERS = 100;
  private static final int WIDTH = 1_000;
  private static final int WARM_UP = 10;
  private static final Pattern COMMAND = Pattern.compile("(\\[\\d+/\\d+] )?touch d\\d+");
  private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

  @Override
  public String name() {
    return "flow-plan";
  }

  @Override
  public List<Row> run(Home home) throws Exception {
    Layered flow = new Layered(new Random(11));
    Path directory = Files.createDirectories(home.scratch().resolve("flow-plan"));
    flow.writeMakefile(directory.resolve("Makefile"));
    flow.writeNinja(directory.resolve("build.ninja"));
    for (int i = 0; i < WIDTH; i++) {
      Files.createFile(directory.resolve("d" + i));
    }
    int expected = (LAYERS - 1) * WIDTH;
    Facts nothing = flow.facts(false);
    double[] first = Timing.alone(1, () -> flow.plan(nothing, expected));
    Timing.alone(WARM_UP, () -> flow.plan(nothing, expected));
    Timing.Pair make =
        Timing.interleaved(
            5, () -> flow.plan(nothing, expected), () -> dryRun(directory, expected, "make", "-n"));
    Timing.Pair ninja =
        Timing.interleaved(
            5,
            () -> flow.plan(nothing, expected),
            () -> dryRun(directory, expected, "ninja", "-n", "-v"));
    Facts built = flow.facts(true);
    Timing.alone(WARM_UP, () -> flow.plan(built, 0));
    double[] upToDate = Timing.alone(9, () -> flow.plan(built, 0));
    Graph kept = flow.graph();
    double[] planOnly = Timing.alone(9, () -> flow.plan(kept, built, 0));
    String what = "plan of 100,000 datasets, nothing built, graph included";
    return List.of(
        new Row(what + ", first in a fresh JVM", Timing.text(first[0]), "", "", "≤ 150 ms"),
        new Row(
            what,
            Timing.text(make.ours()),
            "make -n " + Timing.text(make.peer()),
            Timing.ratio(make.ratio()),
            "≤ 150 ms"),
        new Row(
            what,
            Timing.text(ninja.ours()),
            "ninja -n " + Timing.text(ninja.peer()),
            Timing.ratio(ninja.ratio()),
            "≤ 150 ms"),
        new Row(
            "the same, everything up to date",
            Timing.text(Timing.median(upToDate)),
            "",
            "",
            "≤ 150 ms"),
        new Row(
            "the same, with a graph that is kept",
            Timing.text(Timing.median(planOnly)),
            "",
            "",
            "≤ 150 ms"));
  }

  private static int dryRun(Path directory, int expected, String... command)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(command));
    Process process =
        new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true).start();
    int commands = 0;
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        commands += COMMAND.matcher(line).matches() ? 1 : 0;
      }
    }
    if (process.waitFor() != 0 || commands != expected) {
      throw new IllegalStateException(
          words + " planned " + commands + " commands, expected " + expected);
    }
    return commands;
  }

  /** The graph, in each tool's form. */
  private static final class Layered {
    private final int[][] inputs = new int[LAYERS * WIDTH][];
    private final List<Uid> datasets = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    Layered(Random random) {
      for (int i = 0; i < LAYERS * WIDTH; i++) {
        datasets.add(Uid.next(MADE, random));
        if (i >= WIDTH) {
          int layer = i / WIDTH - 1;
          inputs[i] =
              new int[] {
                layer * WIDTH + random.nextInt(WIDTH), layer * WIDTH + random.nextInt(WIDTH)
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
          Map.of(
              Fingerprints.DEFINITION, "d", Fingerprints.ENGINE, "e", Fingerprints.RENDERER, "r");
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
        for (int i = WIDTH; i < inputs.length; i++) {
          out.print(" d" + i);
        }
        out.println();
        for (int i = WIDTH; i < inputs.length; i++) {
          out.println("d" + i + ": d" + inputs[i][0] + " d" + inputs[i][1] + "\n\ttouch d" + i);
        }
      }
    }

    void writeNinja(Path file) throws IOException {
      try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
        out.println("rule make\n  command = touch $out");
        for (int i = WIDTH; i < inputs.length; i++) {
          out.println("build d" + i + ": make d" + inputs[i][0] + " d" + inputs[i][1]);
        }
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
