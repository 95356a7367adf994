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
 * @param reach which connections the activities work on, as far as it is known
 */
record RunRecord(Run run, List<Activity> activities, List<Attempt> attempts, Reach reach) {
  RunRecord {
    activities = List.copyOf(activities);
    attempts = List.copyOf(attempts);
  }

  RunRecord(Run run, List<Activity> activities, List<Attempt> attempts) {
    this(run, activities, attempts, Reach.NONE);
  }

  RunRecord with(Reach known) {
    return new RunRecord(run, activities, attempts, known);
  }

  static RunRecord load(Run run, RunStore runs) {
    return new RunRecord(run, runs.activities(run.uid()), runs.attempts(run.uid()));
  }

  Uid uid() {
    return run.uid();
  }
}
