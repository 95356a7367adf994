// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Activity;
import dev.slipway.model.Attempt;
import dev.slipway.model.Run;
import dev.slipway.spi.Write;
import java.util.ArrayList;
import java.util.List;

/**
 * What a controller wants; nothing of it holds before its writes are committed.
 *
 * @param run as it is then
 * @param runChanged whether it differs from before
 * @param activities those that change, as they are then
 * @param attempts those that change, as they are then
 * @param further writes that belong to what was observed
 * @param effects to be performed after the commit
 */
record Decision(
    Run run,
    boolean runChanged,
    List<Activity> activities,
    List<Attempt> attempts,
    List<Write> further,
    List<Effect> effects) {
  Decision {
    activities = List.copyOf(activities);
    attempts = List.copyOf(attempts);
    further = List.copyOf(further);
    effects = List.copyOf(effects);
  }

  List<Write> writes() {
    List<Write> writes = new ArrayList<>();
    if (runChanged) {
      writes.add(new Write.PutRun(run));
    }
    activities.forEach(activity -> writes.add(new Write.PutActivity(activity)));
    attempts.forEach(attempt -> writes.add(new Write.PutAttempt(attempt)));
    writes.addAll(further);
    return writes;
  }
}
