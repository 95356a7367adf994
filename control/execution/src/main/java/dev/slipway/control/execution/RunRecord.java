// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Activity;
import dev.slipway.model.Attempt;
import dev.slipway.model.Run;
import dev.slipway.model.Uid;
import dev.slipway.spi.RunStore;
import java.util.List;

/**
 * All that is stored about one run. A part of revision 0 is not stored yet; the next decision
 * stores it.
 *
 * @param activities each after those it needs
 */
record RunRecord(Run run, List<Activity> activities, List<Attempt> attempts) {
  RunRecord {
    activities = List.copyOf(activities);
    attempts = List.copyOf(attempts);
  }

  static RunRecord load(Run run, RunStore runs) {
    return new RunRecord(run, runs.activities(run.uid()), runs.attempts(run.uid()));
  }

  Uid uid() {
    return run.uid();
  }
}
