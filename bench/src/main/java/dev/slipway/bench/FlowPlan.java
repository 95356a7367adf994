// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import dev.slipway.control.flow.Facts;
import dev.slipway.control.flow.Graph;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  @Override
  public String name() {
    return "flow-plan";
  }

  @Override
  public List<Row> run(Home home) throws Exception {
    LayeredFlow flow = new LayeredFlow(LAYERS, WIDTH, new Random(11));
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
}
