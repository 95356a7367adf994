// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Activity;
import dev.slipway.model.Attempt;
import dev.slipway.model.Attempt.AttemptState;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Run;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Forms;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in a SQLite database whose rows are brought into another order when its upgrade ends. */
class RunsInOrderTest {
  private static final int BEFORE = Steps.RUNS_IN_ORDER - 1;

  @TempDir Path directory;

  private final Run run = TestStore.run(TestStore.uid());
  private final List<Activity> activities =
      List.of(TestStore.activity(run), TestStore.activity(run), TestStore.activity(run));

  private Store openBefore() {
    Steps steps = new Steps(SqliteSessions.STEPS.all().subList(0, BEFORE), BEFORE - 1);
    return Stores.open(
        SqliteSessions.open(directory, TestStore.CLOCK, steps),
        TestStore.SETTINGS,
        TestStore.THREADS);
  }

  private void begin(Store store) {
    store.commit(TestStore.batch(new Write.PutRun(run)));
    activities.forEach(activity -> store.commit(TestStore.batch(new Write.PutActivity(activity))));
    for (Activity activity : activities.reversed()) {
      store.commit(TestStore.batch(new Write.PutAttempt(TestStore.attempt(activity))));
    }
  }

  private Attempt end(Store store, Activity activity) {
    Attempt ended =
        TestStore.attempt(activity).ended(AttemptState.SUCCEEDED, Optional.empty(), TestStore.NOW);
    store.commit(TestStore.batch(new Write.PutAttempt(ended)));
    return ended;
  }

  private List<Attempt> running(int from, int to) {
    return activities.subList(from, to).stream().map(TestStore::attempt).toList();
  }

  @Test
  void areWrittenAsBeforeUntilTheUpgradeIsFinishedAndInOrderFromThenOn() {
    try (Store old = openBefore()) {
      begin(old);
    }
    Attempt first;
    try (Store store = TestStore.open(directory)) {
      first = end(store, activities.getFirst());
      assertThat(store.forms().state().pending())
          .containsExactly(new Forms.Step(Steps.RUNS_IN_ORDER, "runs-in-order"));
    }
    try (Store again = openBefore()) {
      assertThat(again.runs().attempts(run.uid())).startsWith(first).hasSize(3);
    }
    try (Store store = TestStore.open(directory)) {
      Attempt second = end(store, activities.get(1));
      store.forms().raise();
      assertThat(store.forms().contract())
          .containsExactly(new Forms.Step(Steps.RUNS_IN_ORDER, "runs-in-order"));

      Attempt third = end(store, activities.get(2));
      assertThat(store.runs().attempts(run.uid())).containsExactly(first, second, third);
      assertThat(store.runs().activities(run.uid())).containsExactlyElementsOf(activities);
    }
  }

  @Test
  void stayAsTheyAreOverTheChange() throws SQLException {
    try (Store old = openBefore()) {
      begin(old);
    }
    try (Store store = TestStore.open(directory)) {
      store.forms().raise();
      assertThat(store.forms().contract()).hasSize(1);
      assertThat(store.runs().attempts(run.uid())).isEqualTo(running(0, 3));
    }
    try (Session session = new Session(TestStore.connect(directory))) {
      assertThat(
              session.query("select recipe from attempts order by activity, number", List.of(), 1))
          .extracting(List::getFirst)
          .containsExactlyElementsOf(
              activities.stream().<Object>map(a -> a.key().recipe().value()).toList());
    }
    try (Store store = TestStore.open(directory)) {
      assertThat(store.runs().activities(run.uid())).isEqualTo(activities);
      assertThat(end(store, activities.getLast()))
          .isEqualTo(store.runs().attempts(run.uid()).getLast());
    }
  }

  @Test
  void areWrittenAfterWhatTheyNeedInWhicheverOrderABatchHasThem() {
    try (Store store = TestStore.open(directory)) {
      begin(store);
      Activity late = TestStore.activity(run);
      store.commit(
          TestStore.batch(
              new Write.PutAttempt(
                  TestStore.attempt(activities.getFirst())
                      .ended(AttemptState.FAILED, Optional.empty(), TestStore.NOW)),
              new Write.PutActivity(late),
              new Write.PutAttempt(TestStore.attempt(late))));

      assertThat(store.runs().attempts(run.uid())).hasSize(4).endsWith(TestStore.attempt(late));
    }
  }

  @Test
  void areMissedWhereTheyWereRemovedOrMovedOutsideSlipway() throws SQLException {
    try (Store store = TestStore.open(directory)) {
      begin(store);
      TestStore.tamper(directory, "delete from attempts where activity = 2");
      TestStore.tamper(directory, "update attempts set activity = 9 where activity = 3");

      for (Activity activity : activities.subList(0, 2)) {
        assertThatThrownBy(() -> end(store, activity))
            .isInstanceOfSatisfying(
                SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CORRUPT))
            .hasMessageContaining("Table attempts lacks rows that were there");
      }
      assertThat(end(store, activities.getLast()).revision()).isEqualTo(2);
    }
  }
}
