// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

/** What a build would do, in words. */
final class Planning {
  private Planning() {}

  static boolean isUpToDate(Wire.Plan plan) {
    return plan.activities().stream().noneMatch(Wire.Planned::runs);
  }

  static String text(Wire.Plan plan) {
    Grid grid = new Grid("RECIPE", "WOULD", "BECAUSE");
    for (Wire.Planned planned : plan.activities()) {
      grid.row(planned.recipe().value(), planned.runs() ? "run" : "skip", planned.reason());
    }
    long running = plan.activities().stream().filter(Wire.Planned::runs).count();
    return grid.text() + "\n" + running + " of " + plan.activities().size() + " would run.";
  }
}
