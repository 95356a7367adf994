// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.model.Activity;
import dev.slipway.model.ActivityResult;
import dev.slipway.model.ActivityState;
import dev.slipway.model.Failure;
import dev.slipway.model.Run;
import dev.slipway.model.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is said of a run once it has ended. */
final class Ending {
  private Ending() {}

  static int exit(Wire.Detail detail) {
    return detail.run().state() == RunState.SUCCEEDED ? Exit.DONE : Exit.NO;
  }

  /** A line about the whole, then where to look further for what did not end well. */
  static List<String> lines(Wire.Detail detail) {
    Run run = detail.run();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Build "
            + run.uid()
            + " "
            + run.state().name().toLowerCase(Locale.ROOT)
            + " in "
            + taken(run)
            + ": "
            + count(detail, ActivityState.SUCCEEDED)
            + " made, "
            + count(detail, ActivityState.SKIPPED)
            + " skipped.");
    detail.activities().forEach(activity -> lines.addAll(warnings(activity)));
    run.failure().map(Failure::message).ifPresent(lines::add);
    for (Activity activity : detail.activities()) {
      if (activity.state() == ActivityState.FAILED || activity.state() == ActivityState.REJECTED) {
        lines.add("See `slipway logs " + run.uid() + " " + activity.recipe() + "`.");
      }
    }
    return lines;
  }

  /** What the checks of an output found that was published all the same. */
  private static List<String> warnings(Activity activity) {
    List<String> warnings = new ArrayList<>();
    for (ActivityResult.Output output : ActivityLine.published(activity)) {
      output.findings().stream()
          .filter(finding -> finding.startsWith(ActivityResult.WARNING))
          .map(finding -> finding.substring(ActivityResult.WARNING.length()))
          .map(finding -> "Warning about '" + output.name() + "': " + finding + ".")
          .forEach(warnings::add);
    }
    return warnings;
  }

  private static String taken(Run run) {
    Instant from = run.started().orElse(run.created());
    return Amounts.time(Duration.between(from, run.finished().orElse(from)));
  }

  private static long count(Wire.Detail detail, ActivityState state) {
    return detail.activities().stream().filter(activity -> activity.state() == state).count();
  }
}
