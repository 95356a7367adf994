// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * From the start of the server's process to its first authenticated answer, and its memory then.
 */
final class ServerStart implements Comparison {
  private static final int ROUNDS = 7;

  @Override
  public String name() {
    return "server-start";
  }

  @Override
  public List<Row> run(Home home) throws Exception {
    Path data = home.scratch().resolve("server-start");
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
            "server: process start to first authenticated 200",
            Timing.text(Timing.median(starts)),
            "",
            "",
            "≤ 1,500 ms"),
        new Row(
            "server: resident memory after it",
            Math.round(Timing.median(resident) / (1 << 20)) + " MB",
            "",
            "",
            "≤ 250 MB"));
  }
}
