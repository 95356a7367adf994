// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ActivityResult;
import dev.slipway.model.AttemptId;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a driver makes of each way in which a database says no. */
class RefusedCommitsTest {
  private static final Outcome BUILT = new Outcome.Built(List.of(), new ActivityResult(List.of()));
  private static final AttemptId FIRST = Build.attempt("a", 1);

  private final RecordingPerformer performer = new RecordingPerformer();
  private final ScriptedCommits ledger = new ScriptedCommits();
  private final SimulatedClock clock = new SimulatedClock();
  private final Random random = new Random(1);
  private final Driver driver =
      new Driver(
          new BuildController(Retry.STANDARD),
          new Commitment(
              new Settling(ledger, () -> Uid.next(clock.instant(), random)), Build.OWNER),
          performer,
          Concurrency.of(1),
          clock);

  @Test
  void aServerThatWasSucceededEndsItsWorkAndDrivesNothing() {
    submit(new Build().runs("a"));
    refuse(ErrorCode.NOT_OWNER);

    assertThatThrownBy(this::cancel)
        .extracting(e -> ((SlipwayException) e).code())
        .isEqualTo(ErrorCode.NOT_OWNER);

    assertThat(performer.cancelled).containsExactly(FIRST);
    assertThat(driver.drives(FIRST.run())).isFalse();
  }

  @Test
  void anEndWaitsUntilThereIsRoomOnTheDisk() {
    submit(new Build().runs("a"));
    refuse(ErrorCode.OUT_OF_DISK);
    end(BUILT);
    assertThat(ledger.batches).hasSize(1);

    refuse(ErrorCode.OUT_OF_DISK);
    tick();
    assertThat(ledger.batches).hasSize(1);
    assertThat(driver.drives(FIRST.run())).isTrue();
    tick();

    assertThat(ledger.batches).hasSize(2);
    assertThat(driver.drives(FIRST.run())).isFalse();
    assertThat(performer.discarded).isEmpty();
  }

  @Test
  void aNewBuildIsRefusedAtOnceWhereTheDiskIsFull() {
    refuse(ErrorCode.OUT_OF_DISK);

    assertThatThrownBy(() -> submit(new Build().runs("a")))
        .extracting(e -> ((SlipwayException) e).code())
        .isEqualTo(ErrorCode.OUT_OF_DISK);

    assertThat(driver.drives(FIRST.run())).isFalse();
    assertThat(driver.wakeAt()).isEmpty();
    assertThat(performer.started).isEmpty();
  }

  @Test
  void whatHungAndIsRefusedInTheEndIsGivenUp() {
    submit(new Build().runs("a"));
    ledger.lostRequests = 3;
    assertThatThrownBy(this::cancel).hasMessageContaining("has not confirmed it yet");
    refuse(ErrorCode.CORRUPT);

    clock.moveTo(driver.wakeAt().orElseThrow());
    assertThatThrownBy(() -> driver.handle(new Event.Tick())).hasMessage("It is refused.");

    assertThat(driver.drives(FIRST.run())).isFalse();
    assertThat(performer.cancelled).isEmpty();
  }

  @Test
  void whatIsRefusedTogetherIsTriedOneByOne() {
    submit(new Build().runs("a").runs("b", "a"));
    refuse(ErrorCode.CORRUPT);

    driver.handle(
        List.of(
            new Event.Seen(FIRST.run(), new Observation.Ended(FIRST, BUILT)),
            new Event.Seen(FIRST.run(), new Observation.CancelAsked())));

    assertThat(ledger.batches).hasSize(3);
    assertThat(performer.discarded).isEmpty();
    assertThat(performer.started).containsExactly(FIRST, Build.attempt("b", 1));
    assertThat(performer.cancelled).containsExactly(Build.attempt("b", 1));
  }

  @Test
  void aRunThatAnotherServerTookFirstIsLeftToItWithoutAWord() {
    refuse(ErrorCode.CONFLICT);

    driver.handle(new Event.Found(new Build().runs("a").record()));

    assertThat(driver.drives(FIRST.run())).isFalse();
    assertThat(performer.started).isEmpty();
  }

  @Test
  void aRunThatCannotBeTakenOverForAnotherReasonIsAFault() {
    refuse(ErrorCode.CORRUPT);

    assertThatThrownBy(() -> driver.handle(new Event.Found(new Build().runs("a").record())))
        .hasMessage("It is refused.");
  }

  @Test
  void whatIsLetGoIsEndedHereAndReadyForWhoeverGoesOn() {
    Build build = new Build().runs("a").runs("b", "a");
    build.submit();
    build.free = 0;

    Build.Step letGo = build.sees(new Observation.LetGo());

    assertThat(letGo.effects())
        .containsExactly(new Effect.Cancel(FIRST), new Effect.Discard(FIRST));
    assertThat(build.attempts()).containsExactly("1 LOST");
    assertThat(build.states()).containsExactly("a READY", "b WAITING");
  }

  private void submit(Build build) {
    driver.handle(new Event.Submitted(build.record()));
  }

  private void refuse(ErrorCode code) {
    ledger.refusals.add(new SlipwayException(code, "It is refused."));
  }

  private void cancel() {
    driver.handle(new Event.Seen(FIRST.run(), new Observation.CancelAsked()));
  }

  private void end(Outcome outcome) {
    driver.handle(new Event.Seen(FIRST.run(), new Observation.Ended(FIRST, outcome)));
  }

  private void tick() {
    clock.moveTo(driver.wakeAt().orElseThrow());
    driver.handle(new Event.Tick());
  }
}
