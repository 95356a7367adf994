// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Activity;
import dev.slipway.model.Run;
import dev.slipway.model.Uid;
import dev.slipway.spi.Logs;
import dev.slipway.spi.RunStore;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Forgets ended runs that are no longer kept, a few at a time, and with each its logs. */
final class RunPruning {
  /** Bounds one step, as runs may be large. */
  static final int MOST = 20;

  private final Store store;
  private final Logs logs;
  private final Settling commits;
  private final Retention retention;

  RunPruning(Store store, Logs logs, Settling commits, Retention retention) {
    this.store = store;
    this.logs = logs;
    this.commits = commits;
    this.retention = retention;
  }

  /** Says whether there may be more to forget. */
  boolean step(Instant now) {
    RunStore runs = store.runs();
    long surplus = runs.count() - retention.runs();
    Instant eldest = now.minus(retention.age());
    List<Write> writes = new ArrayList<>();
    for (Run run : runs.oldestEnded(MOST)) {
      boolean isOld = run.finished().filter(end -> end.isBefore(eldest)).isPresent();
      if (isOld || writes.size() < surplus) {
        deleteLogs(run.uid());
        writes.add(new Write.ForgetRun(run.uid()));
      }
    }
    if (!writes.isEmpty()) {
      commits.commit(List.of(), writes);
    }
    return writes.size() == MOST;
  }

  /** First, so that a step that is cut off finds them again with the run. */
  private void deleteLogs(Uid run) {
    for (Activity activity : store.runs().activities(run)) {
      logs.delete(RunLogs.name(run, activity.key()));
    }
    logs.delete(RunLogs.name(run));
  }
}
