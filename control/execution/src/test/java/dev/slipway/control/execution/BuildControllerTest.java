// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ActivityResult;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Failure;
import dev.slipway.model.Run;
import dev.slipway.model.RunState;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Write;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BuildControllerTest {
  private final Build build = new Build();

  @Test
  void storesANewBuildAndStartsWhatCanStartInOneDecision() {
    Build.Step decision = build.runs("a").runs("b", "a").submit();

    assertThat(Build.kinds(decision.writes()))
        .containsExactly("PutRun", "PutActivity", "PutActivity", "PutAttempt");
    assertThat(decision.effects()).containsExactly(new Effect.Start(Build.attempt("a", 1)));
    assertThat(build.states()).containsExactly("a RUNNING", "b WAITING");
    assertThat(decision.next().run().revision()).isEqualTo(1);
    assertThat(decision.next().activities()).allMatch(a -> a.revision() == 1);
  }

  @Test
  void endsABuildWithNothingToDoAtOnce() {
    Build.Step decision = build.skips("a").submit();

    assertThat(decision.effects()).isEmpty();
    assertThat(decision.next().run().state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(decision.next().run().revision()).isEqualTo(1);
  }

  @Test
  void endsABuildOfNothingAtOnce() {
    assertThat(build.submit().next().run().state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void publishesStartsTheNextAndStoresItInOneDecision() {
    build.runs("a").runs("b", "a").submit();
    Write publication = new Write.DropPointer(new Pointer.Key(Build.uid(9), "x"));

    Build.Step decision =
        build.ends("a", 1, new Outcome.Built(List.of(publication), new ActivityResult(List.of())));

    assertThat(decision.writes()).contains(publication);
    assertThat(Build.kinds(decision.writes()))
        .containsExactly("PutActivity", "PutActivity", "PutAttempt", "PutAttempt", "DropPointer");
    assertThat(decision.effects()).containsExactly(new Effect.Start(Build.attempt("b", 1)));
  }

  @Test
  void endsTheRunTogetherWithItsLastActivity() {
    build.runs("a").submit();

    Build.Step decision = build.succeeds("a");

    assertThat(Build.kinds(decision.writes()))
        .containsExactly("PutRun", "PutActivity", "PutAttempt");
    assertThat(decision.next().run().state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(decision.next().run().finished()).contains(build.now);
  }

  @Test
  void startsNoMoreThanThereIsRoomForInOrder() {
    build.free = 2;

    Build.Step decision = build.runs("a").runs("b").runs("c").submit();

    assertThat(build.states()).containsExactly("a RUNNING", "b RUNNING", "c READY");
    assertThat(decision.wantsRoom()).isTrue();
    assertThat(build.sees(new Observation.Woken()).wantsRoom()).isFalse();
    assertThat(build.states()).containsExactly("a RUNNING", "b RUNNING", "c RUNNING");
  }

  @Test
  void waitsWhileAnotherRunMakesTheSame() {
    build.busy = Set.of(Build.key("a"));

    Build.Step decision = build.runs("a").runs("b").submit();

    assertThat(build.states()).containsExactly("a READY", "b RUNNING");
    assertThat(decision.wantsRoom()).isTrue();
  }

  @Test
  void tellsWhereItBeganHoweverLongTheWayFromThere() {
    build.runs("a").runs("b", "a").runs("c", "b").runs("d", "c").runs("e", "d").submit();

    build.ends("a", 1, new Outcome.Failed(new Failure(ErrorCode.BAD_DATA, "Row 3 is ragged.")));

    assertThat(build.activity("e").reason())
        .isEqualTo(
            "recipe 'd' could not run, whose output it needs: recipe 'a' failed, whose output it needs");
  }

  @Test
  void skipsWhatNeedsAFailedActivityAllTheWayDown() {
    build.runs("a").runs("b", "a").runs("c", "b").runs("d").submit();

    build.ends("a", 1, new Outcome.Failed(new Failure(ErrorCode.BAD_DATA, "Row 3 is ragged.")));

    assertThat(build.states()).containsExactly("a FAILED", "b SKIPPED", "c SKIPPED", "d RUNNING");
    assertThat(build.activity("b").reason()).isEqualTo("recipe 'a' failed, whose output it needs");
    assertThat(build.activity("c").reason())
        .isEqualTo(
            "recipe 'b' could not run, whose output it needs: recipe 'a' failed, whose output it needs");
    assertThat(build.activity("c").failure().orElseThrow().code()).isEqualTo(ErrorCode.BAD_DATA);
    assertThat(build.record().run().state()).isEqualTo(RunState.RUNNING);
    assertThat(build.succeeds("d").next().run().state()).isEqualTo(RunState.FAILED);
    assertThat(build.record().run().failure().orElseThrow().message())
        .isEqualTo("Recipe 'a' failed: Row 3 is ragged.");
  }

  @Test
  void goesOnAfterAnActivityThatHadNothingToDo() {
    build.runs("a").runs("b", "a").submit();

    build.ends("a", 1, new Outcome.Unchanged("its inputs did not change after all"));

    assertThat(build.states()).containsExactly("a SKIPPED", "b RUNNING");
    assertThat(build.activity("a").reason()).isEqualTo("its inputs did not change after all");
    assertThat(build.succeeds("b").next().run().state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void triesAgainAfterAPauseThatGrows() {
    build.runs("a").submit();

    Build.Step first = build.ends("a", 1, new Outcome.Failed(Build.DIED));

    assertThat(build.states()).containsExactly("a READY");
    assertThat(first.wakeAt()).contains(Build.START.plusMillis(500));
    assertThat(first.effects()).isEmpty();
    assertThat(build.wakesAfter(Duration.ofMillis(499)).effects()).isEmpty();
    assertThat(build.wakesAfter(Duration.ofMillis(1)).effects())
        .containsExactly(new Effect.Start(Build.attempt("a", 2)));
    assertThat(build.ends("a", 2, new Outcome.Failed(Build.DIED)).wakeAt())
        .contains(build.now.plusSeconds(2));
  }

  @Test
  void givesUpAfterTheThirdFailure() {
    build.runs("a").submit();

    for (int attempt = 1; attempt <= 3; attempt++) {
      build.ends("a", attempt, new Outcome.Failed(Build.DIED));
      build.wakesAfter(Duration.ofMinutes(1));
    }

    assertThat(build.states()).containsExactly("a FAILED");
    assertThat(build.attempts()).containsExactly("1 FAILED", "2 FAILED", "3 FAILED");
    assertThat(build.record().run().state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void doesNotTryAgainWhereThatCannotHelp() {
    build.runs("a").submit();

    build.ends("a", 1, new Outcome.Failed(new Failure(ErrorCode.OUT_OF_MEMORY, "Too big.")));

    assertThat(build.states()).containsExactly("a FAILED");
  }

  @Test
  void aRefusedOutputFailsTheBuildAndShowsWhatWasRefused() {
    build.runs("a").runs("b", "a").submit();
    Write rejected = new Write.DropPointer(new Pointer.Key(Build.uid(9), "rejected"));
    Failure failure = new Failure(ErrorCode.CHECK_FAILED, "Nulls.");

    Build.Step decision =
        build.ends(
            "a",
            1,
            new Outcome.Rejected(List.of(rejected), new ActivityResult(List.of()), failure));

    assertThat(decision.writes()).contains(rejected);
    assertThat(build.states()).containsExactly("a REJECTED", "b SKIPPED");
    assertThat(build.activity("b").reason())
        .isEqualTo("a check refused the output of recipe 'a', which it needs");
    assertThat(build.record().run().failure())
        .contains(new Failure(ErrorCode.CHECK_FAILED, "Recipe 'a' failed: Nulls."));
  }

  @Test
  void countsFurtherFaults() {
    build.runs("a").runs("b").runs("c").submit();
    Failure bad = new Failure(ErrorCode.BAD_DATA, "Bad.");

    build.ends("a", 1, new Outcome.Failed(bad));
    build.ends("b", 1, new Outcome.Failed(bad));
    build.succeeds("c");

    assertThat(build.record().run().failure().orElseThrow().message())
        .isEqualTo("Recipe 'a' (and 1 more of 3) failed: Bad.");
  }

  @Test
  void cancellingStopsWhatRunsAndWhatWaits() {
    build.runs("a").runs("b", "a").submit();

    Build.Step asked = build.sees(new Observation.CancelAsked());

    assertThat(asked.effects()).containsExactly(new Effect.Cancel(Build.attempt("a", 1)));
    assertThat(build.states()).containsExactly("a RUNNING", "b CANCELLED");
    assertThat(build.ends("a", 1, new Outcome.Cancelled()).next().run().state())
        .isEqualTo(RunState.CANCELLED);
    assertThat(build.attempts()).containsExactly("1 CANCELLED");
  }

  @Test
  void doesNotPublishWhatWasMadeAfterTheBuildWasCancelled() {
    build.runs("a").submit();
    build.sees(new Observation.CancelAsked());
    Write publication = new Write.DropPointer(new Pointer.Key(Build.uid(9), "x"));

    Build.Step late =
        build.ends("a", 1, new Outcome.Built(List.of(publication), new ActivityResult(List.of())));

    assertThat(late.writes()).doesNotContain(publication);
    assertThat(late.effects()).containsExactly(new Effect.Discard(Build.attempt("a", 1)));
    assertThat(late.next().run().state()).isEqualTo(RunState.CANCELLED);
  }

  @Test
  void doesNotTryAgainOnceCancelled() {
    build.runs("a").submit();
    build.sees(new Observation.CancelAsked());

    build.ends("a", 1, new Outcome.Failed(Build.DIED));

    assertThat(build.states()).containsExactly("a CANCELLED");
  }

  @Test
  void askingTwiceForTheEndChangesNothing() {
    build.runs("a").submit();
    build.sees(new Observation.CancelAsked());

    Build.Step again = build.would(new Observation.CancelAsked());

    assertThat(again.writes()).isEmpty();
    assertThat(again.effects()).isEmpty();
  }

  @Test
  void anAdoptedRunStartsItsLostAttemptsAnew() {
    build.runs("a").runs("b", "a").submit();
    Run.Owner next = new Run.Owner(Build.OWNER.server(), 2);

    Build.Step adopted = build.sees(new Observation.Adopted(next));

    assertThat(build.attempts()).containsExactly("1 LOST", "2 RUNNING");
    assertThat(adopted.next().run().owner()).contains(next);
    assertThat(adopted.next().attempts().getLast().epoch()).isEqualTo(2);
    assertThat(adopted.effects())
        .containsExactly(
            new Effect.Discard(Build.attempt("a", 1)), new Effect.Start(Build.attempt("a", 2)));
    assertThat(adopted.next().activities().getFirst().revision()).isEqualTo(2);
  }

  @Test
  void anAdoptedRunWhoseEndWasAskedForEnds() {
    build.runs("a").submit();
    build.sees(new Observation.CancelAsked());

    Build.Step adopted = build.sees(new Observation.Adopted(Build.OWNER));

    assertThat(adopted.next().run().state()).isEqualTo(RunState.CANCELLED);
    assertThat(build.states()).containsExactly("a CANCELLED");
  }

  @Test
  void failsWhatTakesTheServerDownEveryTime() {
    build.runs("a").submit();

    for (int i = 0; i < Retry.STANDARD.mostLost(); i++) {
      build.sees(new Observation.Adopted(Build.OWNER));
      build.wakesAfter(Duration.ofMinutes(1));
    }

    assertThat(build.states()).containsExactly("a FAILED");
    assertThat(build.activity("a").failure().orElseThrow().message())
        .startsWith("The server went down in each of 10 attempts");
    assertThat(build.record().attempts())
        .extracting(attempt -> attempt.failure().orElseThrow().message())
        .containsOnly("The server that ran it went away.");
  }

  @Test
  void ignoresTheLateEndOfALostAttempt() {
    build.runs("a").submit();
    build.sees(new Observation.Adopted(Build.OWNER));

    Build.Step late =
        build.would(
            new Observation.Ended(
                Build.attempt("a", 1),
                new Outcome.Built(List.of(), new ActivityResult(List.of()))));

    assertThat(late.writes()).isEmpty();
    assertThat(late.effects()).isEmpty();
  }

  @Test
  void anEndedRunDecidesNothingMore() {
    build.runs("a").submit();
    build.succeeds("a");

    assertThat(build.would(new Observation.CancelAsked()).writes()).isEmpty();
    assertThat(build.would(new Observation.Adopted(Build.OWNER)).writes()).isEmpty();
  }

  @Test
  void decidesTheSameOnTheSame() {
    build.runs("a").runs("b").submit();
    Observation seen = new Observation.Ended(Build.attempt("a", 1), new Outcome.Failed(Build.DIED));

    assertThat(build.would(seen).decision()).isEqualTo(build.would(seen).decision());
  }

  @Test
  void anInterruptNobodyAskedForIsAFailure() {
    build.runs("a").submit();

    build.ends("a", 1, new Outcome.Cancelled());

    assertThat(build.states()).containsExactly("a FAILED");
  }
}
