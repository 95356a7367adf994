// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * From the start of the server's process to its first authenticated answer, and its memory then.
 */
final class ServerStart implements Comparison {
  private static final int ROUNDS = Integer.getInteger("slipway.bench.starts", 7);

  @Override
  public String name() {
    return "server-start";
  }

  @Override
  public List<Row> run(Home home) throws Exception {
    List<Row> rows = new ArrayList<>();
    rows.addAll(rows(home, home.scratch().resolve("server-start"), "an empty studio"));
    rows.addAll(
        rows(home, BigStore.copy(home, "server-start-big"), "a studio of " + BigStore.SIZE));
    return rows;
  }

  private static List<Row> rows(Home home, Path data, String which)
      throws IOException, InterruptedException {
    double[] starts = new double[ROUNDS];
    double[] resident = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      try (RunningStudio studio = RunningStudio.start(home, data)) {
        starts[i] = studio.startedAfter();
        resident[i] = studio.resident();
      }
    }
    return List.of(
        new Row(
            "server of " + which + ": process start to first authenticated 200",
            Timing.text(Timing.median(starts)),
            "",
            "",
            "≤ 1,000 ms"),
        new Row(
            "server of " + which + ": resident memory after it",
            Math.round(Timing.median(resident) / (1 << 20)) + " MB",
            "",
            "",
            "≤ 200 MB"));
  }
}
