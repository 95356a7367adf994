// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Activity;
import dev.slipway.model.ActivityState;
import dev.slipway.model.Attempt;
import dev.slipway.model.Attempt.AttemptState;
import dev.slipway.model.BuildRequest.Mode;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Name;
import dev.slipway.model.Run;
import dev.slipway.model.RunState;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExecutionTest {
  private final Studio studio = new Studio();

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void buildsAChainAndPublishesIt() {
    studio.external("a").made("b", "a").made("c", "b");

    Run run = studio.build("c");

    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(studio.states(run.uid())).containsExactly("make-b SUCCEEDED", "make-c SUCCEEDED");
    assertThat(studio.published("b")).isPresent();
    assertThat(studio.published("c")).isPresent();
    Activity last = studio.activity(run.uid(), "c");
    assertThat(last.result().text()).contains("\"rows\":10").contains("\"name\":\"c\"");
    assertThat(last.started()).isPresent();
    assertThat(last.finished()).isPresent();
  }

  @Test
  void aSecondBuildSkipsEverythingAndSaysWhy() {
    studio.external("a").made("b", "a").build("b");

    Run second = studio.build("b");

    assertThat(second.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(studio.activity(second.uid(), "b").state()).isEqualTo(ActivityState.SKIPPED);
    assertThat(studio.activity(second.uid(), "b").reason())
        .startsWith("up to date: nothing changed since");
    assertThat(studio.engine.built).hasSize(1);
  }

  @Test
  void rebuildsWhenTheWayFilesAreReadChanges() {
    studio.external("a").made("b", "a").build("b");
    studio.files.put("a.csv", "v2");

    Run second = studio.build("b");

    assertThat(studio.states(second.uid())).containsExactly("make-b SUCCEEDED");
    assertThat(studio.activity(second.uid(), "b").reason()).startsWith("input 'a' changed since");
  }

  @Test
  void aDefinitionThatChangesIsAReason() {
    studio.external("a").made("b", "a").build("b");
    studio.recipe("b", "SELECT x + 1 AS x FROM a", "a");

    Run second = studio.build("b");

    assertThat(studio.activity(second.uid(), "b").reason())
        .startsWith("the recipe's definition changed since");
  }

  @Test
  void stopsWhatNeedsAFailedActivityAndGoesOnWithTheRest() {
    studio.external("a").made("b", "a").made("c", "b").made("d", "a");
    studio.engine.next("b", FakeEngine.fails(ErrorCode.BAD_DATA, "Row 3 is ragged."));

    Run run = studio.build();

    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.failure().orElseThrow().message())
        .isEqualTo("Recipe 'make-b' failed: Row 3 is ragged.");
    assertThat(studio.states(run.uid()))
        .containsExactlyInAnyOrder("make-b FAILED", "make-c SKIPPED", "make-d SUCCEEDED");
    assertThat(studio.activity(run.uid(), "c").reason())
        .isEqualTo("recipe 'make-b' failed, whose output it needs");
    studio.assertNothingStagedIsLeftBut(1);
  }

  @Test
  void triesAgainWhenAWorkerDied() {
    studio.external("a").made("b", "a");
    studio.engine.next("b", FakeEngine.fails(ErrorCode.WORKER_DIED, "The worker died."));

    Run run = studio.build("b");

    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(attempts(run)).containsExactly(AttemptState.FAILED, AttemptState.SUCCEEDED);
    assertThat(studio.engine.built.get(0).id()).isNotEqualTo(studio.engine.built.get(1).id());
  }

  @Test
  void removesWhatAnEarlierAttemptCouldNotThrowAway() {
    studio.external("a").made("b", "a");
    studio.engine.next("b", FakeEngine.fails(ErrorCode.WORKER_DIED, "The worker died."));
    studio.tables.failing.set(1);

    Run run = studio.build("b");

    assertThat(attempts(run)).containsExactly(AttemptState.FAILED, AttemptState.SUCCEEDED);
    studio.assertNothingStagedIsLeftBut(1);
  }

  @Test
  void aFailedCheckKeepsWhatIsPublished() {
    studio.external("a");
    studio.made("b", List.of(Checks.notNull("x")), "a").build("b");
    long before = studio.published("b").orElseThrow().snapshot();
    studio.files.put("a.csv", "v2");
    studio.engine.next("b", FakeEngine.finds(4));

    Run run = studio.build("b");

    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.failure().orElseThrow().code()).isEqualTo(ErrorCode.CHECK_FAILED);
    assertThat(studio.states(run.uid())).containsExactly("make-b REJECTED");
    assertThat(studio.published("b").orElseThrow().snapshot()).isEqualTo(before);
    assertThat(studio.build("b").state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void aWarningPublishesAndSaysSo() {
    studio.external("a").made("b", List.of(Checks.warnsOfNull("x")), "a");
    studio.engine.next("b", FakeEngine.finds(4));

    Run run = studio.build("b");

    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(studio.activity(run.uid(), "b").result().text()).contains("findings\":[\"");
  }

  @Test
  void cancellingEndsTheWorkAndLeavesTheOldOutput() throws Exception {
    studio.external("a").made("b", "a").made("c", "b").build("b");
    long before = studio.published("b").orElseThrow().snapshot();
    studio.files.put("a.csv", "v2");
    CountDownLatch started = new CountDownLatch(1);
    studio.engine.next("b", FakeEngine.hangs(started));
    Uid run = studio.submit(Mode.STALE, "c").uid();
    started.await();

    studio.execution.cancel(Studio.OWNER, run);

    assertThat(studio.await(run).state()).isEqualTo(RunState.CANCELLED);
    assertThat(studio.states(run)).containsExactly("make-b CANCELLED", "make-c CANCELLED");
    assertThat(studio.published("b").orElseThrow().snapshot()).isEqualTo(before);
    studio.assertNothingStagedIsLeftBut(1);
    studio.execution.cancel(Studio.OWNER, run);
  }

  @Test
  void throwsAwayWhatWasMadeFromFilesThatChangedMeanwhile() {
    studio.external("a").made("b", "a");
    studio.engine.next("b", FakeEngine.does(() -> studio.files.put("a.csv", "v2")));

    Run run = studio.build("b");

    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(attempts(run)).containsExactly(AttemptState.FAILED, AttemptState.SUCCEEDED);
    assertThat(studio.build("b").state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(studio.engine.built).hasSize(2);
    studio.assertNothingStagedIsLeftBut(1);
  }

  @Test
  void goesOnAfterARestart() throws Exception {
    studio.external("a").made("b", "a").made("c", "b");
    CountDownLatch started = new CountDownLatch(1);
    studio.engine.next("b", FakeEngine.hangs(started));
    Uid run = studio.submit(Mode.STALE, "c").uid();
    started.await();

    studio.restart();

    assertThat(studio.await(run).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(studio.store.runs().attempts(run))
        .extracting(Attempt::state)
        .containsExactly(AttemptState.LOST, AttemptState.SUCCEEDED, AttemptState.SUCCEEDED);
  }

  @Test
  void twoBuildsOfOneRecipeTakeTurns() throws Exception {
    studio.external("a").made("b", "a");
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    studio.engine.next("b", FakeEngine.waits(started, go));
    Uid first = studio.submit(Mode.STALE, "b").uid();
    started.await();

    Uid second = studio.submit(Mode.STALE, "b").uid();
    assertThat(studio.states(second)).containsExactly("make-b READY");
    go.countDown();

    assertThat(studio.await(first).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(studio.await(second).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(studio.activity(second, "b").reason())
        .startsWith("its inputs did not change after all; up to date");
    assertThat(studio.engine.built).hasSize(1);
  }

  @Test
  void modeOnlyRunsAlthoughNothingChanged() {
    studio.external("a").made("b", "a").build("b");

    Run run = studio.await(studio.submit(Mode.ONLY, "b").uid());

    assertThat(studio.states(run.uid())).containsExactly("make-b SUCCEEDED");
  }

  @Test
  void aMissingFileFailsTheActivityWithASentence() {
    studio.external("a").made("b", "a");
    studio.files.remove("a.csv");

    Run run = studio.build("b");

    assertThat(run.failure().orElseThrow().message())
        .isEqualTo("Recipe 'make-b' failed: There is no file at 'a.csv'.");
  }

  @Test
  void previewsWithoutDoingAnything() {
    studio.external("a").made("b", "a");

    assertThat(
            studio
                .execution
                .preview(Studio.OWNER, Studio.PROJECT, Studio.request(Mode.STALE, "b"))
                .activities())
        .singleElement()
        .satisfies(a -> assertThat(a.reason()).isEqualTo("never built"));
    assertThat(studio.store.runs().unfinished()).isEmpty();
  }

  @Test
  void refusesTargetsThatAreNotThereWithASuggestion() {
    studio.external("a").made("bookings", "a");

    assertThatThrownBy(() -> studio.submit(Mode.STALE, "booking"))
        .isInstanceOf(SlipwayException.class)
        .hasMessage("Project 'p' has no dataset 'booking'. Did you mean 'bookings'?");
  }

  @Test
  void asksWhetherTheCallerMayRun() {
    studio.external("a").made("b", "a");
    Caller stranger = new Caller(studio.uid("a"), new Name("stranger"), Caller.Origin.USER);

    assertThatThrownBy(
            () -> studio.execution.build(stranger, Studio.PROJECT, Studio.request(Mode.STALE, "b")))
        .isInstanceOf(SlipwayException.class);
    assertThatThrownBy(() -> studio.execution.cancel(Studio.OWNER, studio.uid("a")))
        .hasMessageStartingWith("There is no run");
  }

  @Test
  void logsWhatAnAttemptDid() {
    studio.external("a").made("b", "a");

    Run run = studio.build("b");

    assertThat(studio.logs.text("runs/" + run.uid() + "/" + studio.activity(run.uid(), "b").key()))
        .contains("Made 10 rows in 100 bytes.");
  }

  @Test
  void tellsProgressToThoseWhoListen() throws Exception {
    studio.external("a").made("b", "a");
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    studio.engine.next("b", FakeEngine.fails(ErrorCode.WORKER_DIED, "died"));
    studio.engine.next("b", FakeEngine.waits(started, go));
    Uid run = studio.submit(Mode.STALE, "b").uid();
    List<Progress.Update> heard = new CopyOnWriteArrayList<>();

    Progress.Subscription open = studio.execution.progress().subscribe(run, heard::add);
    started.await();
    open.close();

    assertThat(heard).extracting(Progress.Update::fraction).contains(0.5);
    go.countDown();
    studio.await(run);
  }

  @Test
  void takesNoWorkBeforeItsStartAndAfterItsEnd() {
    studio.external("a").made("b", "a");
    studio.execution.close();

    assertThatThrownBy(() -> studio.submit(Mode.STALE, "b"))
        .extracting(e -> ((SlipwayException) e).code())
        .isEqualTo(ErrorCode.UNAVAILABLE);
    studio.execution.start();
    assertThat(studio.build("b").state()).isEqualTo(RunState.SUCCEEDED);
  }

  private List<AttemptState> attempts(Run run) {
    return studio.store.runs().attempts(run.uid()).stream().map(Attempt::state).toList();
  }
}
