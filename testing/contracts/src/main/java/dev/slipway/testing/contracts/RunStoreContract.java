// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Activity;
import dev.slipway.model.ActivityState;
import dev.slipway.model.Attempt;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Failure;
import dev.slipway.model.Json;
import dev.slipway.model.Run;
import dev.slipway.model.RunState;
import dev.slipway.model.Uid;
import dev.slipway.spi.Page;
import dev.slipway.spi.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link dev.slipway.spi.RunStore} promises, and the writes of runs and their parts. */
public abstract class RunStoreContract extends StoreContract {
  private static final Failure DIED =
      new Failure(ErrorCode.WORKER_DIED, "The worker \"w1\" ended\nbefore it answered.");

  protected RunStoreContract(StoreFixture fixture) {
    super(fixture);
  }

  @Test
  void givesBackEveryStateOfARun() {
    Run waiting = samples.run(samples.uid(), Samples.NOW);
    Run running = waiting.claimedBy(new Run.Owner(samples.uid(), 3), Samples.NOW.plusSeconds(1));
    Run cancelled = running.cancelled();
    Run ended = cancelled.ended(RunState.FAILED, Optional.of(DIED), Samples.NOW.plusSeconds(9));

    for (Run state : List.of(waiting, running, cancelled, ended)) {
      commit(new Write.PutRun(state));
      reopen();
      assertThat(store.runs().find(state.uid())).contains(state);
    }
    assertThat(store.runs().find(samples.uid())).isEmpty();
  }

  @Test
  void acceptsOnlyTheNextRevisionOfARun() {
    Run run = samples.run(samples.uid(), Samples.NOW);
    commit(new Write.PutRun(run));
    commit(new Write.PutRun(run.cancelled()));

    assertRefused(ErrorCode.CONFLICT, () -> commit(new Write.PutRun(run)));
    assertRefused(ErrorCode.CONFLICT, () -> commit(new Write.PutRun(run.cancelled())))
        .hasMessageContaining("Run " + run.uid());
    assertRefused(
        ErrorCode.CONFLICT,
        () -> commit(new Write.PutRun(run.cancelled().cancelled().cancelled())));
    assertRefused(
        ErrorCode.CONFLICT,
        () -> commit(new Write.PutRun(samples.run(samples.uid(), Samples.NOW).cancelled())));
  }

  @Test
  void listsRunsNewestFirstInPages() {
    Uid nyc = samples.uid();
    Uid other = samples.uid();
    List<String> all = new ArrayList<>();
    List<String> ofNyc = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      Run run = samples.run(i % 3 == 0 ? other : nyc, Samples.NOW.plusMillis(i / 2));
      commit(new Write.PutRun(run));
      all.addFirst(run.uid().value());
      if (run.project().equals(nyc)) {
        ofNyc.addFirst(run.uid().value());
      }
    }

    for (int limit : List.of(1, 2, 3, 7, 8)) {
      assertThat(list(Optional.empty(), limit)).as("pages of %d", limit).isEqualTo(all);
      assertThat(list(Optional.of(nyc), limit)).as("pages of %d", limit).isEqualTo(ofNyc);
    }
    assertThat(list(Optional.of(samples.uid()), 10)).isEmpty();
  }

  @Test
  void refusesAPageTokenThatItNeverGave() {
    for (String token : List.of("x", "x.y", "12")) {
      assertRefused(
          ErrorCode.MALFORMED,
          () -> store.runs().list(Optional.empty(), new Page.Request(5, token)));
    }
  }

  @Test
  void tellsTheUnfinishedRunsOldestFirst() {
    Run second = samples.run(samples.uid(), Samples.NOW.plusSeconds(2));
    Run first = samples.run(samples.uid(), Samples.NOW.plusSeconds(1));
    Run done = samples.run(samples.uid(), Samples.NOW);
    for (Run run : List.of(second, first, done)) {
      commit(new Write.PutRun(run));
    }
    commit(new Write.PutRun(done.ended(RunState.SUCCEEDED, Optional.empty(), Samples.NOW)));

    assertThat(store.runs().unfinished()).containsExactly(first, second);
  }

  @Test
  void forgetsRunsThatHaveEnded() {
    Run kept = ended(1);
    Run gone = ended(0);
    Run open = put(samples.run(samples.uid(), Samples.NOW));
    assertThat(store.runs().count()).isEqualTo(3);
    assertThat(store.runs().oldestEnded(1)).containsExactly(gone);
    assertThat(store.runs().oldestEnded(9)).containsExactly(gone, kept);
    assertRefused(ErrorCode.CONFLICT, () -> commit(new Write.ForgetRun(open.uid())))
        .hasMessageContaining("has not ended");

    commit(new Write.ForgetRun(gone.uid()));
    commit(new Write.ForgetRun(gone.uid()));
    reopen();

    assertThat(store.runs().find(gone.uid())).isEmpty();
    assertThat(store.runs().activities(gone.uid())).isEmpty();
    assertThat(store.runs().attempts(gone.uid())).isEmpty();
    assertThat(store.runs().activities(kept.uid())).hasSize(1);
    assertThat(store.runs().attempts(kept.uid())).hasSize(1);
    assertThat(store.runs().count()).isEqualTo(2);
  }

  /** A run with an activity and an attempt, by when it was created. */
  private Run ended(int second) {
    Run run = put(samples.run(samples.uid(), Samples.NOW.plusSeconds(second)));
    Activity activity = samples.activity(run, "join");
    commit(new Write.PutActivity(activity), new Write.PutAttempt(Samples.attempt(activity, 1)));
    return put(run.ended(RunState.SUCCEEDED, Optional.empty(), Samples.NOW));
  }

  @Test
  void keepsActivitiesInTheOrderInWhichTheyCame() {
    Run run = put(samples.run(samples.uid(), Samples.NOW));
    Run otherRun = put(samples.run(samples.uid(), Samples.NOW));
    Activity late = samples.activity(run, "zulu");
    Activity early = samples.activity(run, "alpha");
    commit(new Write.PutActivity(early), new Write.PutActivity(late));
    commit(new Write.PutActivity(samples.activity(otherRun, "alpha")));

    Activity failed = failed(early);
    commit(new Write.PutActivity(failed));
    reopen();

    assertThat(store.runs().activities(run.uid())).containsExactly(failed, late);
    assertThat(store.runs().activities(samples.uid())).isEmpty();
  }

  @Test
  void acceptsOnlyTheNextRevisionOfAnActivityOfAKnownRun() {
    Run run = samples.run(samples.uid(), Samples.NOW);
    Activity activity = samples.activity(run, "join");
    assertRefused(ErrorCode.CONFLICT, () -> commit(new Write.PutActivity(activity)));

    commit(new Write.PutRun(run), new Write.PutActivity(activity));

    assertRefused(ErrorCode.CONFLICT, () -> commit(new Write.PutActivity(activity)))
        .hasMessageContaining("join");
    commit(new Write.PutActivity(failed(activity)));
  }

  @Test
  void keepsAttemptsByActivityAndNumber() {
    Run run = put(samples.run(samples.uid(), Samples.NOW));
    Activity first = samples.activity(run, "first");
    Activity second = samples.activity(run, "second");
    commit(new Write.PutActivity(second), new Write.PutActivity(first));

    List<Attempt> expected = new ArrayList<>();
    for (int number = 1; number <= 11; number++) {
      expected.add(Samples.attempt(second, number));
    }
    expected.add(Samples.attempt(first, 1));
    for (Attempt attempt : expected.reversed()) {
      commit(new Write.PutAttempt(attempt));
    }
    Attempt lost =
        expected
            .getFirst()
            .ended(Attempt.AttemptState.LOST, Optional.of(DIED), Samples.NOW.plusSeconds(1));
    expected.set(0, lost);
    commit(new Write.PutAttempt(lost));
    reopen();

    assertThat(store.runs().attempts(run.uid())).isEqualTo(expected);
    assertThat(store.runs().attempts(samples.uid())).isEmpty();
  }

  @Test
  void acceptsOnlyTheNextRevisionOfAnAttemptAtAKnownActivity() {
    Run run = put(samples.run(samples.uid(), Samples.NOW));
    Activity activity = samples.activity(run, "join");
    Attempt attempt = Samples.attempt(activity, 1);
    assertRefused(ErrorCode.CONFLICT, () -> commit(new Write.PutAttempt(attempt)));

    commit(new Write.PutActivity(activity), new Write.PutAttempt(attempt));

    assertRefused(ErrorCode.CONFLICT, () -> commit(new Write.PutAttempt(attempt)));
  }

  private Run put(Run run) {
    commit(new Write.PutRun(run));
    return run;
  }

  private static Activity failed(Activity a) {
    return new Activity(
        a.run(),
        a.key(),
        a.recipe(),
        a.needs(),
        ActivityState.FAILED,
        a.reason(),
        1,
        a.notBefore(),
        Optional.of(Samples.NOW),
        Optional.of(Samples.NOW.plusSeconds(5)),
        Optional.of(DIED),
        new Json("{\"outputs\":[]}"),
        a.revision() + 1);
  }

  private List<String> list(Optional<Uid> project, int limit) {
    List<String> uids = new ArrayList<>();
    Optional<String> after = Optional.of("");
    while (after.isPresent()) {
      Page<Run> page = store.runs().list(project, new Page.Request(limit, after.get()));
      page.items().forEach(run -> uids.add(run.uid().value()));
      after = page.next();
    }
    return uids;
  }
}
