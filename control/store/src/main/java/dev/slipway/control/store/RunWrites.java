// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.Activity;
import dev.slipway.model.ActivityKey;
import dev.slipway.model.Attempt;
import dev.slipway.model.Run;
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

  void put(Run run, RunTexts texts) {
    String uid = run.uid().value();
    long stored = find(RunTables.RUNS, run.revision(), uid).map(Run::revision).orElse(0L);
    Refusal.requireNext("Run " + run.uid(), stored, run.revision());
    rows.put(RunTables.RUNS, run, texts.document());
    ledger.change(Change.Subject.RUN, run.uid(), Optional.of(run.project()), texts.change());
  }

  void put(Activity activity, RunTexts texts) {
    Run run =
        rows.find(RunTables.RUNS, activity.run().value())
            .orElseThrow(() -> Refusal.conflict("There is no run " + activity.run() + "."));
    ActivityKey key = activity.key();
    Optional<StoredActivity> stored =
        find(
            RunTables.ACTIVITIES,
            activity.revision(),
            activity.run().value(),
            key.recipe().value(),
            key.partition());
    long revision = stored.map(old -> old.activity().revision()).orElse(0L);
    if (activity.revision() != revision + 1) {
      throw Refusal.outdated(
          "Activity " + activity.recipe() + " of run " + run.uid(), revision, activity.revision());
    }
    long position =
        ledger.change(
            Change.Subject.ACTIVITY, run.uid(), Optional.of(run.project()), texts.change());
    long first = stored.map(StoredActivity::first).orElse(position);
    rows.put(RunTables.ACTIVITIES, new StoredActivity(activity, first), texts.document());
  }

  void put(Attempt attempt, RunTexts texts) {
    Uid run = attempt.id().run();
    ActivityKey key = attempt.id().activity();
    String recipe = key.recipe().value();
    if (rows.find(RunTables.ACTIVITIES, run.value(), recipe, key.partition()).isEmpty()) {
      throw Refusal.conflict("There is no activity " + key + " in run " + run + ".");
    }
    long stored =
        find(
                RunTables.ATTEMPTS,
                attempt.revision(),
                run.value(),
                recipe,
                key.partition(),
                (long) attempt.id().number())
            .map(Attempt::revision)
            .orElse(0L);
    if (attempt.revision() != stored + 1) {
      throw Refusal.outdated("Attempt " + attempt.id().fileName(), stored, attempt.revision());
    }
    rows.put(RunTables.ATTEMPTS, attempt, texts.document());
  }

  /** What is stored of a record that is to become of that revision. */
  private <V> Optional<V> find(Table<V> table, long revision, Object... key) {
    return revision == 1 ? rows.findUnlikely(table, key) : rows.find(table, key);
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
}
