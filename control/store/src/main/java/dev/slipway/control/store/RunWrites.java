// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.Activity;
import dev.slipway.model.ActivityKey;
import dev.slipway.model.ActivityState;
import dev.slipway.model.Attempt;
import dev.slipway.model.Name;
import dev.slipway.model.Run;
import dev.slipway.model.RunState;
import dev.slipway.model.Uid;
import dev.slipway.spi.Change;
import java.util.Optional;

/** Applies writes of runs, activities and attempts, each of which counts its own changes. */
final class RunWrites {
  private final Rows rows;
  private final Ledger ledger;

  RunWrites(Rows rows, Ledger ledger) {
    this.rows = rows;
    this.ledger = ledger;
  }

  /** What the feed tells of a run. */
  private record RunBody(RunState state) {}

  /** What the feed tells of an activity. */
  private record ActivityBody(Name recipe, String key, ActivityState state, String reason) {}

  void put(Run run) {
    long stored = rows.find(RunTables.RUNS, run.uid().value()).map(Run::revision).orElse(0L);
    Refusal.requireNext("Run " + run.uid(), stored, run.revision());
    rows.put(RunTables.RUNS, run);
    ledger.change(
        Change.Subject.RUN, run.uid(), Optional.of(run.project()), new RunBody(run.state()));
  }

  void put(Activity activity) {
    Run run =
        rows.find(RunTables.RUNS, activity.run().value())
            .orElseThrow(() -> Refusal.conflict("There is no run " + activity.run() + "."));
    Optional<StoredActivity> stored = find(activity.run(), activity.key());
    Refusal.requireNext(
        "Activity " + activity.recipe() + " of run " + run.uid(),
        stored.map(old -> old.activity().revision()).orElse(0L),
        activity.revision());
    long position =
        ledger.change(
            Change.Subject.ACTIVITY,
            run.uid(),
            Optional.of(run.project()),
            new ActivityBody(
                activity.recipe(), activity.key().toString(), activity.state(), activity.reason()));
    long first = stored.map(StoredActivity::first).orElse(position);
    rows.put(RunTables.ACTIVITIES, new StoredActivity(activity, first));
  }

  void put(Attempt attempt) {
    Uid run = attempt.id().run();
    ActivityKey key = attempt.id().activity();
    if (find(run, key).isEmpty()) {
      throw Refusal.conflict("There is no activity " + key + " in run " + run + ".");
    }
    long stored =
        rows.find(
                RunTables.ATTEMPTS,
                run.value(),
                key.recipe().value(),
                key.partition(),
                (long) attempt.id().number())
            .map(Attempt::revision)
            .orElse(0L);
    Refusal.requireNext("Attempt " + attempt.id().fileName(), stored, attempt.revision());
    rows.put(RunTables.ATTEMPTS, attempt);
  }

  void forget(Uid run) {
    rows.find(RunTables.RUNS, run.value())
        .filter(found -> !found.state().isFinal())
        .ifPresent(found -> {
          throw Refusal.conflict("Run " + run + " cannot be forgotten: it has not ended.");
        });
    rows.remove(RunTables.RUNS, run.value());
    rows.removeAll(RunTables.ACTIVITIES, "run", run.value());
    rows.removeAll(RunTables.ATTEMPTS, "run", run.value());
  }

  private Optional<StoredActivity> find(Uid run, ActivityKey key) {
    return rows.find(RunTables.ACTIVITIES, run.value(), key.recipe().value(), key.partition());
  }
}
