// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ActivityResult;
import dev.slipway.model.AttemptId;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of runs when the database does what nobody expects. */
class DriverFaultsTest {
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
  void aRunEndsInFailureWhereItsPublicationMeetsAFaultOfTheServer() {
    submit(new Build().runs("a"));
    ledger.refusals.add(new IllegalStateException("a bug"));

    end(BUILT);

    assertThat(performer.discarded).containsExactly(FIRST);
    assertThat(driver.drives(FIRST.run())).isFalse();
    assertThat(ledger.batches).hasSize(2);
  }

  @Test
  void aRunThatIsGivenUpKeepsNoRoomFromOthers() {
    submit(new Build().runs("a"));
    Build next = new Build(7).runs("a");
    submit(next);
    ledger.refusals.add(new SlipwayException(ErrorCode.CORRUPT, "A row is broken."));
    assertThatThrownBy(this::cancel).hasMessage("A row is broken.");

    end(BUILT);

    assertThat(performer.started).hasSize(2);
    assertThat(performer.started.getLast().run()).isEqualTo(next.record().uid());
  }

  @Test
  void aRunThatIsGivenUpAtItsEndLeavesItsRoomAtOnce() {
    submit(new Build().runs("a"));
    submit(new Build(7).runs("b"));
    SlipwayException broken = new SlipwayException(ErrorCode.CORRUPT, "A row is broken.");
    ledger.refusals.addAll(List.of(broken, broken)); // of both runs together, of the first alone

    assertThatThrownBy(() -> end(new Outcome.Failed(Build.DIED))).hasMessage("A row is broken.");

    assertThat(performer.started).hasSize(2);
  }

  @Test
  void saysSoWhereTheWishForAnEndIsNotDurableYet() {
    submit(new Build().runs("a"));
    ledger.lostRequests = 3;

    assertThatThrownBy(this::cancel)
        .hasMessageContaining("the database has not confirmed it yet")
        .extracting(e -> ((SlipwayException) e).code())
        .isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(performer.cancelled).isEmpty();
    clock.moveTo(driver.wakeAt().orElseThrow());
    driver.handle(new Event.Tick());

    assertThat(performer.cancelled).containsExactly(FIRST);
  }

  @Test
  void aLoopThatHangsRemembersOnceThatItWasWoken() {
    Loop loop = new Loop(new Build().runs("a").record());
    loop.hear(new Observation.Woken());
    loop.hear(new Observation.Woken());

    assertThat(loop.next()).hasSize(1);
    assertThat(loop.hasNews()).isFalse();
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void nobodyWaitsForADriverThatDied() throws InterruptedException {
    EventQueue queue = new EventQueue();
    DriverThread thread = new DriverThread(driver, queue, clock, Thread.ofVirtual().factory());
    performer.fault = new StackOverflowError("too deep");
    thread.start();

    assertThatThrownBy(() -> queue.call(new Event.Submitted(new Build().runs("a").record())))
        .hasRootCauseMessage("too deep");
    assertThat(queue.take(Duration.ZERO)).isEmpty();
    assertThatThrownBy(() -> queue.call(new Event.Tick()))
        .hasMessageContaining("does not take on work");
  }

  private void submit(Build build) {
    driver.handle(new Event.Submitted(build.record()));
  }

  private void cancel() {
    driver.handle(new Event.Seen(FIRST.run(), new Observation.CancelAsked()));
  }

  private void end(Outcome outcome) {
    driver.handle(new Event.Seen(FIRST.run(), new Observation.Ended(FIRST, outcome)));
  }
}
